"""The pages of the protocol as they are drawn: dark letters in the order they are read, thin lines, one code, nothing else.

`check_minutes.py` is what one runs; it compares the words that are read here with the record.
"""

# fmt: off
# Laid out by hand: a program to be read in one sitting before it is trusted.
import re
from typing import Any

import pikepdf
from check_record import HEADINGS, plain, require, same

# What a page of a protocol may be made of, and what may draw it.
PAGE = {"/Type", "/TrimBox", "/BleedBox", "/MediaBox", "/Contents", "/StructParents", "/Resources", "/Parent", "/Tabs", "/Annots"}
DRAWN = {  # by which step below each sign of the drawing is followed
    "q": "save", "Q": "restore", "cm": "scale", "gs": "state", "rg": "ink", "RG": "ink", "w": "width", "d": "", "J": "", "j": "",
    "M": "", "m": "start", "l": "point", "S": "line", "B": "code", "re": "box", "f*": "frame", "n": "drop", "W": "clip",
    "W*": "clip",
    "BT": "", "ET": "", "Tm": "step", "Tf": "font", "TJ": "show", "BMC": "begin", "BDC": "begin", "EMC": "end"}
SCALES = [[1, 0, 0, -1, 0, 841.89], [0.75, 0, 0, 0.75, 0, 0]]
ROOT = {"/OpenAction", "/AA", "/OCProperties"}
UNSEEN = {"/ActualText", "/E", "/JS", "/XFA", "/OC", "/AA"}
ALT = "QR-код с адресом страницы проверки"

def words_of(pdf: Any, *, draft: bool = False) -> str:
    """Return the words of the pages by the fonts' own maps to letters; whatever else could be shown or hidden is refused.

    Over every page of a draft, and of nothing else, it stands that it is one.
    """
    alone = not ROOT & set(pdf.Root.keys()) and set(pdf.attachments) == {"minutes.json"}
    require(alone, "в файле есть действия, слои или лишние вложения")
    require(set(pdf.Root.Pages.keys()) <= {"/Type", "/Kids", "/Count"}, "свойства всех страниц заданы разом")
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary):
            heard = not UNSEEN & set(one.keys()) and str(one.get("/Alt", ALT)) == ALT
            require(heard, "текст подменен для чтения вслух или скрыт")
    told, codes, marks = [], 0, [plain(str(one.Title)) for one in pdf.objects if is_bookmark(one)]
    for number, page in enumerate(pdf.pages, start=1):
        seen = Page(page)
        count = [f"стр. {number} из {len(pdf.pages)}"] if number > 1 else []
        margin = plain(", ".join((["ПРОЕКТ"] if draft else []) + count))
        above = plain("".join(seen.margin)).removeprefix(plain(HEADINGS))  # repeated where a table goes on
        same(f"колонтитул страницы {number}", above, margin)
        told += seen.told
        codes += seen.codes
        require(page.obj.Parent.objgen == pdf.Root.Pages.objgen, "страница вложена в другую")
    words = plain("".join(told))
    require(codes <= 1 and all(mark in words for mark in marks), "рисунков больше одного или закладка с иными словами")
    return words

def is_bookmark(one: Any) -> bool:
    return isinstance(one, pikepdf.Dictionary) and {"/Title", "/Parent"} <= set(one.keys())

class Page:
    """One page as it is drawn: dark letters from the top down, thin straight lines, and at most one square with a code."""

    def __init__(self, page: Any) -> None:
        extra = set(page.obj.keys()) - PAGE
        require(not extra and isinstance(page.obj.Contents, pikepdf.Stream), f"лишнее на странице: {extra or 'содержание'}")
        for box in (page.obj.get(name) for name in ("/MediaBox", "/TrimBox", "/BleedBox")):
            require(box is None or [round(float(side)) for side in box] == [0, 0, 595, 842], "страница обрезана")
        for note in page.get("/Annots", ()):
            unseen = [float(side) for side in note.Rect] == [0, 0, 0, 0]
            require(note.Subtype == "/Widget" and note.get("/FT") == "/Sig" and unseen, "на странице пометка поверх текста")
        self.told: list[str] = []
        self.margin: list[str] = []
        self.codes, self.scales, self.place, self.tops = 0, 0, (0.0, 0.0), [0.0]
        self.lines: list[tuple[float, float, float]] = []
        self.places: list[tuple[float, float]] = []
        self.path: list[list[list[float]]] = []
        self.boxes: list[list[float]] = []
        self.square, self.measure, self.pen = [0.0] * 4, 1.0, 0.0
        self.marked: list[bool] = []
        self.clipped, self.saved = "", [""]
        self.maps = {name: letters_of(font) for name, font in page.Resources.get("/Font", {}).items()}
        self.letters: dict[bytes, str] = {}
        self.size = 0.0
        self.states = page.Resources.get("/ExtGState", {})
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            require(name in DRAWN, f"на странице нарисовано иное, чем текст и линии: {name}")
            getattr(self, DRAWN[name] or "nothing")(operands)
        struck = [line for line in self.lines for across, down in self.places
                  if line[0] - 1 <= across < line[2] and down - 8 < line[1] < down - 2]
        require(not struck, "слова зачеркнуты")
        left, top, wide, high = self.square
        covered = [down for across, down in self.places if across < left + wide and top < down < top + high + 12]
        require(not covered and not self.path and not self.boxes, "рисунок поверх слов")

    def nothing(self, operands: Any) -> None:
        """Do what shows nothing by itself."""

    def begin(self, operands: Any) -> None:
        self.marked.append(str(operands[0]) == "/Artifact")

    def end(self, operands: Any) -> None:
        self.marked.pop()

    def save(self, operands: Any) -> None:
        require(self.scales < 2 or len(self.saved) > 1, "страница нарисована дважды")
        self.saved.append(self.clipped)

    def restore(self, operands: Any) -> None:
        self.clipped = self.saved.pop()

    def scale(self, operands: Any) -> None:
        """The page is turned and measured once; afterwards only the code is drawn, at its corner, in a measure of its own."""
        self.scales += 1
        told = [round(float(part), 2) for part in operands]
        if self.clipped == "code":
            moved = [0, 0] if told[4:] == [0, 0] else [round(side, 2) for side in self.square[:2]]
            require(told == [told[0], 0, 0, told[0], *moved], "рисунок не на своем месте")
            self.measure *= float(operands[0])
            return
        require(self.scales <= 2 and told == SCALES[self.scales - 1], "страница перевернута или сжата")

    def ink(self, operands: Any) -> None:
        require(all(0 <= float(part) <= 0.4 for part in operands), "светлая краска")

    def state(self, operands: Any) -> None:
        state = self.states[str(operands[0])]
        require(set(state.keys()) <= {"/CA", "/ca"} and all(float(part) == 1 for part in state.values()), "прозрачная краска")

    def width(self, operands: Any) -> None:
        self.pen = float(operands[0])
        require(self.pen <= 2, "толстая линия")

    def font(self, operands: Any) -> None:
        self.letters, self.size = self.maps[str(operands[0])], float(operands[1])
        require(11 <= self.size <= 24, "слишком мелкие или крупные буквы")

    def step(self, operands: Any) -> None:
        """Go on to the next words: below, to the right on the same line, or to the top of the next cell of a row."""
        *turned, across, down = (float(part) for part in operands)
        upright = turned == [1, 0, 0, -1] and self.scales >= 2 and len(self.saved) > 1
        require(upright and 0 < across < 794 and 0 < down < 1123, "текст вне страницы или повернут")
        self.places.append((across, down))
        if any(self.marked):
            require(down < 100, "слова не на своем месте")
            return
        left, above = self.place
        beside = across > left and min(abs(down - top) for top in [above, *self.tops]) <= 1
        require(down > above + 1 or beside, "слова стоят не в том порядке, в каком читаются")
        self.tops = self.tops if beside else [*self.tops[-3:], down]
        self.place = (across, down)

    def show(self, operands: Any) -> None:
        pieces = [*operands[0]]
        shifts = [float(piece) for piece in pieces if not isinstance(piece, pikepdf.String)]
        right = self.places[-1][0] - sum(shifts) / 1000 * self.size
        require(not self.clipped and all(shift < 400 for shift in shifts) and right < 794, "буквы закрыты или сдвинуты")
        told = self.margin if any(self.marked) else self.told
        for codes in (bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String)):
            told += [self.letters.get(codes[at : at + 2], "\ufffd") for at in range(0, len(codes), 2)]

    def start(self, operands: Any) -> None:
        self.path.append([[float(part) for part in operands]])

    def point(self, operands: Any) -> None:
        self.path[-1].append([float(part) for part in operands])

    def drop(self, operands: Any) -> None:
        self.path, self.boxes = [], []

    def line(self, operands: Any) -> None:
        """A line is one, straight and long, as tables have them."""
        require([len(one) for one in self.path] == [2] and not self.clipped and not self.boxes, "на странице нарисованы знаки")
        (left, top), (right, bottom) = self.path.pop()
        straight = (left == right or top == bottom) and abs(left - right) + abs(top - bottom) >= 16
        require(straight, "на странице нарисованы знаки")
        self.lines += [(min(left, right), top, max(left, right))] if top == bottom else []

    def code(self, operands: Any) -> None:
        """A code is short level strokes on a net that fills its square, about as much dark as light, and is drawn once."""
        side = round(self.square[2] / self.measure)
        pairs = all(len(one) == 2 and one[0][1] == one[1][1] and one[0][1] % 1 == 0.5 for one in self.path if len(one) > 1)
        within = all(0 <= part <= side and part * 2 % 1 == 0 for one in self.path for point in one for part in point)
        dark = sum(one[1][0] - one[0][0] for one in self.path if len(one) > 1)
        whole = self.clipped == "code" and self.pen == 1 and 21 <= side <= 77 and not self.boxes
        require(whole and pairs and within and side**2 * 0.35 < dark < side**2 * 0.65, "на странице нарисованы знаки")
        self.path, self.measure = [], 0.001

    def box(self, operands: Any) -> None:
        self.boxes.append([float(part) for part in operands])

    def clip(self, operands: Any) -> None:
        """What follows shows inside a figure alone: a square for the code, or a strip in which one side of a frame is drawn."""
        require(not self.clipped and len(self.boxes) + len(self.path) == 1, "часть страницы закрыта")
        self.clipped = "code" if self.boxes else "edge"
        if self.boxes:
            self.square = self.boxes[0]
            require(all(abs(side - 90.7) < 0.1 for side in self.square[2:]), "часть страницы закрыта")
            self.codes += 1
        else:
            corners = self.path[0]
            sides = [{round(corner[axis], 2) for corner in corners} for axis in (0, 1)]
            strip = [len(corners), *map(len, sides)] == [4, 2, 2] and max(max(one) - min(one) for one in sides) >= 16
            require(strip, "часть страницы закрыта")

    def frame(self, operands: Any) -> None:
        """A filled figure is what lies between two boxes that differ by the breadth of a line."""
        thin = len(self.boxes) == 2 and sum(abs(one - other) for one, other in zip(*self.boxes, strict=True)) <= 8
        large = all(min(box[2:]) >= 16 for box in self.boxes)
        require(thin and large and not self.path, "закрашена часть страницы")
        self.boxes = []

def letters_of(font: Any) -> dict[bytes, str]:
    """Return which letters each code of a font stands for, from its map to Unicode."""
    require(font.Subtype == "/Type0" and font.Encoding == "/Identity-H", "шрифт иного вида")
    bodies = re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.DOTALL)
    pairs = [pair for body in bodies for pair in re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", body)]
    return {bytes.fromhex(code.decode()): bytes.fromhex(letters.decode()).decode("utf-16-be") for code, letters in pairs}
