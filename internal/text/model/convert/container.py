"""The file format that the Go engine embeds.

    offset  size
    0       8     magic "ENTENTE1"
    8       4     length of the index, uint32, little-endian
    12      n     index: JSON, padded with spaces
    ...           sections, each at a multiple of 64 bytes, zeros between

    index   {"package", "version", "sha256", "sections": [
                {"name", "dtype", "shape", "offset", "size"}, ...]}

Offsets count from the start of the file, sizes are in bytes. dtype is
    f32, u32, u64   little-endian numbers, of the given shape
    json            one JSON value, shape []
    text            UTF-8 lines, each ending in "\\n"; shape [number of lines];
                    when sorted, by bytes
The same sections give the same bytes.
"""

import json

import numpy

MAGIC = b"ENTENTE1"
ALIGN = 64


def numbers(name, dtype, values):
    """A section of numbers; dtype is f32, u32 or u64."""
    kind = {"f32": "<f4", "u32": "<u4", "u64": "<u8"}[dtype]
    array = numpy.ascontiguousarray(numpy.asarray(values, dtype=kind))
    return {"name": name, "dtype": dtype, "shape": list(array.shape)}, array.tobytes()


def document(name, value):
    """A section that holds one JSON value, in the value's own order."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return {"name": name, "dtype": "json", "shape": []}, data


def lines(name, values):
    """A section of lines, in the given order."""
    values = list(values)
    bad = [v for v in values if "\n" in v]
    if bad:
        raise ValueError(f"section {name}: {bad[0]!r} has a line break inside")
    data = "".join(v + "\n" for v in values).encode()
    return {"name": name, "dtype": "text", "shape": [len(values)]}, data


def sorted_lines(name, values):
    """A section of distinct lines in byte order, fit for binary search."""
    return lines(name, sorted(set(values), key=str.encode))


def pack(header, sections):
    """The bytes of the whole file."""
    length = 0
    while True:  # the index tells offsets, which move when the index grows
        index = _index(header, sections, _aligned(12 + length))
        if len(index) <= length:
            break
        length = _aligned(12 + len(index)) - 12
    body = bytearray(MAGIC + length.to_bytes(4, "little") + index.ljust(length))
    for _, data in sections:
        body += b"\0" * (_aligned(len(body)) - len(body)) + data
    return bytes(body)


def _index(header, sections, offset):
    described = []
    for entry, data in sections:
        offset = _aligned(offset)
        described.append({**entry, "offset": offset, "size": len(data)})
        offset += len(data)
    return json.dumps({**header, "sections": described}, separators=(",", ":")).encode()


def _aligned(n):
    return -(-n // ALIGN) * ALIGN
