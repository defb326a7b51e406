"""How gunicorn serves the site; read by it as its configuration."""

import resource
import sys

from council.settings import SettingError, Settings

try:
    settings = Settings.from_environment()
except SettingError as fault:
    sys.exit(str(fault))  # one line to the operator, who has no use for a traceback

# A password, or a key lent for one signature, passes through this memory: none of it is left in a file by a crash.
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

bind = f"[{settings.host}]:{settings.port}" if ":" in settings.host else f"{settings.host}:{settings.port}"
worker_class = "gthread"
workers = settings.web_workers
threads = settings.web_threads
# Read the code once, then fork: quicker, and a site that cannot start says so instead of trying for ever.
preload_app = True
# A page takes milliseconds and papers are printed by the worker: who takes longer hangs.
timeout = 30
graceful_timeout = 5
# A browser asks for a page and its parts at once; after that the thread is free for the next delegate.
keepalive = 5
# Requests are the proxy's to log, which must leave out the addresses of invitations (docs/operating.md);
# faults go to standard error, where a service manager collects them.
accesslog = None
errorlog = "-"
loglevel = "warning"
logconfig_dict = {
    "formatters": {"lines": {"()": "council.web.log_lines.Lines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"level": "WARNING", "handlers": ["console"]},
    "loggers": {"gunicorn.error": {"level": "WARNING"}},
}
# It would lie in the home of whoever runs the site, which a service may not even have.
control_socket_disable = True
