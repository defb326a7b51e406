/* Passkeys. A form with data-passkey carries a question for the device (data-question, as WebAuthn words it in JSON);
   the answer goes into its hidden field, and the form is sent as any other. Where a browser knows no passkeys, or
   without this file, the offer stays hidden and codes are typed. */

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const keys = (list) => (list || []).map((key) => ({ ...key, id: bytes(key.id) }));

function asked(kind, question) {
  const publicKey = { ...question, challenge: bytes(question.challenge) };
  if (kind === "get") return navigator.credentials.get({ publicKey: { ...publicKey, allowCredentials: keys(question.allowCredentials) } });
  const user = { ...question.user, id: bytes(question.user.id) };
  return navigator.credentials.create({ publicKey: { ...publicKey, user, excludeCredentials: keys(question.excludeCredentials) } });
}

function answered(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response, clientExtensionResults: {} });
}

function offer(form) {
  const failed = form.querySelector("[data-passkey-failed]");
  form.querySelector("[data-passkey-offer]").hidden = false;
  form.querySelector("[data-passkey-button]").addEventListener("click", async () => {
    failed.hidden = true;
    try {
      const credential = await asked(form.dataset.passkey, JSON.parse(form.dataset.question));
      form.elements.factor_answer.value = answered(credential);
    } catch {
      failed.hidden = false;
      return;
    }
    form.submit();
  });
}

if (window.PublicKeyCredential && window.isSecureContext) document.querySelectorAll("form[data-passkey]").forEach(offer);
