"""Search: finds the procedures that a reader asks for in words of their own, with slips.

Pure and the same on both interpreters: whole numbers, no order of dicts. What a query says is a
set of numbers: its letters by threes and fours, its pairs of words and what its words mean. How
much each of them speaks for which procedure, the build has learned (widget/words/learning.py).
"""

from klucznik.spelling import fit, on_other_keys
from klucznik.text import fold, has_marks

LONGEST_QUERY = 100
"""Letters that are searched for: nobody asks in more."""

SHORTEST_QUERY = 2
"""Letters from which on something is found: one letter begins far too many words."""

PLACES = 32_768
"""What a query says is a number below this."""

BLOCK = 64
"""So many places are counted together, so that the weights of a place are found at once."""

ZERO, LOWEST = 80, 35
"""The characters that stand for the weight 0 and for the number 0."""

FAR_BEHIND = 60
"""A procedure with so much less weight than the best one isn't shown."""

_STEM = 5
"""So many letters of a word count in a pair of words."""

_MANY = 3

_SHORTEST = 2
"""So many letters of a word, or one and its end, may mean something."""

_THREE, _FOUR = 3 * 33**3, 4 * 33**4
"""What `_place` begins with for so many letters."""

# Cyrillic as it sounds, and Polish, English and Ukrainian ways to write a sound as one, so that
# whatever letters and alphabet somebody writes in, the same is the same.
_LATIN = {
    "а": "a", "б": "b", "в": "w", "г": "h", "д": "d", "е": "e", "ж": "z", "з": "z", "и": "i",
    "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "s", "ю": "iu",
    "я": "ia", "y": "i", "j": "i", "v": "w", "g": "h", "x": "ks",
}  # fmt: skip
_SOUNDS = (("kh", "h"), ("sh", "s"), ("ch", "c"), ("sz", "s"), ("cz", "c"), ("zh", "z"),
           ("rz", "z"), ("ts", "c"))  # fmt: skip


class Hit:
    """A procedure that was found: its id, how well it fits, and the folded words that said so."""

    def __init__(self, id: str, score: int, matched: list[str]) -> None:
        self.id = id
        self.score = score
        self.matched = matched


def sounds_of(text: str) -> list[str]:
    """Return the words of a text as they sound: letters a to z and digits, none twice in a row."""
    folded = "".join([_LATIN.get(character, character) for character in fold(text)])
    for pair, sound in _SOUNDS:
        folded = folded.replace(pair, sound)
    characters = []
    before = ""
    for character in folded:
        if "a" <= character <= "z":
            if character != before:
                characters.append(character)
        else:
            characters.append(character if "0" <= character <= "9" else " ")
        before = character
    return "".join(characters).split()


def says(text: str, means: str) -> list[int]:
    """Return what a text says, as places in ascending order.

    Args:
        text: what somebody asks.
        means: what words mean: " hasl:A login$:B ", by their beginnings or ("$") as a whole.

    """
    words = sounds_of(text[:LONGEST_QUERY])
    if not words:
        return []
    places = {ALWAYS}
    meanings = set()
    unknown = 0
    before = ""
    for word in words:
        framed = ("^" + word + "$").encode()
        first, second = framed[0], framed[1]
        three = 0
        for third in framed[2:]:
            # The innermost loop, so in place of `_place`: four letters, then the last three.
            if three:
                number = (_FOUR + three * 33 + third) & 0x7FFFFF
                places.add((number ^ (number >> 8)) & 0x7FFF)
            three = (first * 33 + second) * 33 + third
            number = _THREE + three
            places.add((number ^ (number >> 8)) & 0x7FFF)
            first, second = second, third
        places.add(_place(b"=" + framed))
        if before:
            places.add(_place((before + " " + word[:_STEM]).encode()))
        before = word[:_STEM]
        meaning = _meaning(word, means)
        if meaning:
            meanings.add(meaning)
        else:
            unknown += 1
    known = sorted(meanings)
    for at, one in enumerate(known):
        places.add(_place(("#" + one).encode()))
        for other in known[at + 1 :]:
            places.add(_place(("#" + one + other).encode()))
    places.add(_place(b"#+%d" % min(len(known), _MANY)))
    places.add(_place(b"#-%d" % min(unknown, _MANY)))
    return sorted(places)


def _place(what: bytes) -> int:
    number = len(what)
    for byte in what:
        number = (number * 33 + byte) & 0x7FFFFF  # small enough for MicroPython's quick numbers
    return (number ^ (number >> 8)) & (PLACES - 1)


ALWAYS = _place(b"*")
"""Every query says this."""


def _meaning(word: str, means: str) -> str:
    """Return what a word means, by its longest beginning that is known, "" for unknown ones."""
    meaning = _beginning(word + "$", means, _SHORTEST)
    if meaning or len(word) < _MANY:
        return meaning
    at = means.find(" " + word)
    if at >= 0:  # Somebody is still typing it.
        return means[means.find(":", at) + 1]
    for at in range(min(len(word) - 1, _STEM) if len(word) >= _STEM else 0):
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        meaning = _beginning(swapped + "$", means, _STEM - 1)
        if meaning:
            return meaning
    return ""


def _beginning(word: str, means: str, shortest: int) -> str:
    """Return what the longest beginning of a word that is known means, "" if none is."""
    for length in range(len(word), shortest - 1, -1):
        at = means.find(" " + word[:length] + ":")
        if at >= 0:
            return means[at + length + 2]
    return ""


class Index:
    """What the build has learned, ready to be searched.

    Args:
        learned: lines: the ids of the procedures, what words mean, how many weights each place
            has, for whom they speak (two digits, base 64; after the last procedure "nothing of
            ours"), and the weights.
        shown: the ids that may be found.

    """

    def __init__(self, learned: str, shown: list[str]) -> None:
        ids, self._means, counts, low, high, weights = learned.split("\n")
        self._ids = ids.split(" ")
        self._shown = shown
        self._counts = counts.encode()
        self._low = low.encode()
        self._high = high.encode()
        self._weights = weights.encode()
        self._starts = []
        start = 0
        for block in range(0, PLACES, BLOCK):
            self._starts.append(start)
            start += sum(self._counts[block : block + BLOCK]) - BLOCK * LOWEST

    def find(self, query: str, limit: int = 5) -> list[Hit]:
        """Return the best hits, the best first; none where nothing of ours is asked for."""
        query = query[:LONGEST_QUERY]
        hits = self._find(query, limit)
        if not hits:
            other = on_other_keys(query)
            hits = self._find(other, limit) if other != query else []
        return hits

    def scores(self, query: str) -> list[int]:
        """Return how much a query speaks for each procedure, and at last for "nothing of ours"."""
        scores = [0] * (len(self._ids) + 1)
        counts, low, high, weights = self._counts, self._low, self._high, self._weights
        for place in says(query, self._means):
            count = counts[place] - LOWEST
            if count:
                block = place // BLOCK
                start = self._starts[block]
                first = block * BLOCK
                start += sum(counts[first:place]) - (place - first) * LOWEST
                for at in range(start, start + count):
                    scores[low[at] - LOWEST + 64 * (high[at] - LOWEST)] += weights[at] - ZERO
        return scores

    def _find(self, query: str, limit: int) -> list[Hit]:
        scores = self.scores(query)
        ranked = [(-score, number) for number, score in enumerate(scores)]
        best = min(ranked)
        if best[1] == len(self._ids) or not best[0]:
            return []
        ranked = [each for each in ranked[:-1] if each[0] - best[0] < FAR_BEHIND]
        ranked.sort()
        asked = words_of(query)
        hits = [Hit(self._ids[number], -score, asked) for score, number in ranked]
        return [hit for hit in hits if hit.id in self._shown][:limit]


def highlight(text: str, asked: list[str]) -> list[tuple[str, bool]]:
    """Split a text into pieces, each with whether its words were asked for, but for endings."""
    pieces: list[tuple[str, bool]] = []
    for piece, is_word in _pieces(text):
        reason = is_word and _is_asked(fold(piece), asked)
        if pieces and pieces[-1][1] == reason:
            pieces[-1] = (pieces[-1][0] + piece, reason)
        else:
            pieces.append((piece, reason))
    return pieces


def _is_asked(word: str, asked: list[str]) -> bool:
    for each in asked:  # noqa: SIM110  a generator takes MicroPython twice as long
        if len(each) >= _MANY and fit(each, word):
            return True
    return False


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, in their order."""
    words = [fold(piece) for piece, is_word in _pieces(text) if is_word]
    return [word for word in words if word]


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Split a text into words and what stands between them."""
    pieces: list[tuple[str, bool]] = []
    start, was_word = 0, False
    for at, character in enumerate(text):
        is_word = (
            "a" <= character <= "z"
            or "A" <= character <= "Z"
            or "0" <= character <= "9"
            or "À" <= character <= "ԯ"
            or has_marks(character)
        )
        if is_word != was_word:
            if at > start:
                pieces.append((text[start:at], was_word))
            start, was_word = at, is_word
    if text:
        pieces.append((text[start:], was_word))
    return pieces
