"""Each object of a PDF turned into its bytes once: the file and its identifier are made of the same ones."""

from __future__ import annotations

from pydyf import PDF, Object

FREE = "f"


class Written(Object):
    """An object whose bytes are known."""

    def __init__(self, thing: Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = thing.number, thing.generation, thing.free
        self._data, self._compressible = thing.data, thing.compressible

    @property
    def data(self) -> bytes:
        """Answer the bytes found when the object was complete."""
        return self._data

    @property
    def compressible(self) -> bool:
        """Tell whether the object may stand in a compressed stream of objects, as it was before."""
        return self._compressible


def write_each_once(pdf: PDF) -> None:
    """Settle the bytes of all objects: pydyf asks for them twice, to write and to make the file's identifier.

    Turning thousands of tags into bytes, and packing every page, is a twentieth of the time of a large protocol.
    """
    pdf.objects[:] = [thing if thing.free == FREE else Written(thing) for thing in pdf.objects]
