"""Search: finds the procedures that a reader asks for in words of their own, with slips.

Pure and the same on both interpreters: whole numbers, no order of dicts. What a query says is a
set of numbers, its places: its letters by threes, its words and pairs of words, what its words
mean and which meanings come together. How much each of them speaks for which procedure, the build
has learned (widget/words/learning.py).
"""

from klucznik.spelling import fit, on_other_keys
from klucznik.text import fold, has_marks

LONGEST_QUERY = 100
"""Letters that are searched for: nobody asks in more."""

SHORTEST_QUERY = 2
"""Letters from which on something is found: one letter begins far too many words."""

WORDS, MEANINGS, PLACES = 1 << 14, 2 << 14, (2 << 14) + (1 << 13)
"""Letters by threes have the places below the first number, words and pairs of words those below
the second, meanings and pairs of meanings those below the third."""

BLOCK = 64
"""So many places are written together, so that the weights of a place are found at once."""

ZERO, LOWEST = 80, 35
"""The characters that stand for the weight 0 and for the number 0."""

FAR_BEHIND = 30
"""A procedure with so much less weight than the best one isn't shown."""

LITTLE = 0
"""The meaning of the words that mean nothing of themselves: "the", "do", "це"."""

QUIET = 4
"""So many meanings, the first ones, are no reason for a result: little words, "not", "my", "his".
"""

UNKNOWN = -1
"""The meaning of a word of which none is known."""

_STEM = 5
"""So many letters of a word count in a pair of words."""

_MANY = 3

_SHORTEST = 2
"""So many letters of a word, or one and its end, may mean something."""

_LONG = 4
"""A word of so many letters says something even if nobody knows what it means."""

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


class Meanings:
    """What words mean, and what is said with them.

    Args:
        means: the beginnings of words (or "$" at their end: whole words) by what they mean, each
            between spaces, meanings apart by "|": " the$ do$ | hasl pin$ ".

    """

    def __init__(self, means: bytes) -> None:
        self._means = means
        self._said: dict[str, tuple[list[int], int]] = {}
        self._said_before: dict[str, tuple[list[int], int]] = {}

    def says(self, text: str) -> list[int]:
        """Return what a text says, as places in ascending order."""
        words = sounds_of(text[:LONGEST_QUERY])
        if not words:
            return []
        places = {ALWAYS}
        meanings = set()
        unknown = 0
        said = {}
        before = "" if len(words) > 1 else "^"
        for word in words:
            # Somebody who types changes the last word: those before have been looked at, in the
            # last text or in the one before, which was on other keys.
            pair = before + " " + word
            one = self._said.get(pair) or self._said_before.get(pair)
            said[pair] = one = one or self._of_word(before, word)
            places.update(one[0])
            if one[1] > LITTLE:
                meanings.add(one[1])
            elif one[1] == UNKNOWN:
                unknown += 1
            before = word[:_STEM]
        self._said_before = self._said
        self._said = said
        known = sorted(meanings)
        for at, meaning in enumerate(known):
            row = _together(0, meaning)
            places.update([row + lower for lower in known[: at + 1]])
        # Little words mean nothing, so the places of their pairs are free for the numbers.
        places.add(_together(LITTLE, 1 + min(len(known), _MANY)))
        places.add(_together(LITTLE, 2 + _MANY + min(unknown, _MANY)))
        return sorted(places)

    def _of_word(self, before: str, word: str) -> tuple[list[int], int]:
        """Return what a word says after another one ("^": it stands alone), and its meaning."""
        framed = ("^" + word + "$").encode()
        places = [WORDS + _place(framed)]
        if before not in ("", "^"):
            places.append(WORDS + _place((before + " " + word[:_STEM]).encode()))
        meaning = self.of(word)
        if meaning != LITTLE or before == "^":
            places += [_place(framed[at : at + 3]) for at in range(len(framed) - 2)]
        return places, meaning

    def of(self, word: str) -> int:
        """Return the meaning of a word as it sounds, by its longest beginning that is known."""
        meaning = self._beginning(word + "$", _SHORTEST)
        if meaning != UNKNOWN or len(word) < _MANY:
            return meaning
        at = self._means.find((" " + word).encode())
        if at >= 0:  # Somebody is still typing it.
            return self._means.count(b"|", 0, at)
        for at in range(min(len(word) - 1, _STEM) if len(word) >= _STEM else 0):
            swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            meaning = self._beginning(swapped + "$", _STEM - 1)
            if meaning != UNKNOWN:
                return meaning
        return UNKNOWN

    def _beginning(self, word: str, shortest: int) -> int:
        """Return what the longest beginning of a word that is known means."""
        for length in range(len(word), shortest - 1, -1):
            at = self._means.find((" " + word[:length] + " ").encode())
            if at >= 0:
                return self._means.count(b"|", 0, at)
        return UNKNOWN


def _place(what: bytes) -> int:
    number = len(what)
    for byte in what:
        number = (number * 33 + byte) & 0x7FFFFF  # small enough for MicroPython's quick numbers
    return (number ^ (number >> 8)) & (WORDS - 1)


def _together(one: int, other: int) -> int:
    """Return the place of two meanings, the lower one first; of one with itself, its own."""
    return MEANINGS + other * (other + 1) // 2 + one


ALWAYS = _together(LITTLE, LITTLE)
"""Every query says this."""


class Index:
    """What the build has learned, ready to be searched.

    Args:
        learned: lines: the ids of the procedures, what words mean, how many weights each place
            has, for whom they speak (two digits, base 64; after the last procedure "nothing of
            ours"), and the weights. The line of first digits has a space after each block.
        shown: the ids that may be found.

    """

    def __init__(self, learned: str, shown: list[str]) -> None:
        ids, means, self._counts, low, high, weights = learned.encode().split(b"\n")
        self._ids = ids.decode().split(" ")
        self._meanings = Meanings(means)
        self._shown = shown
        self._low = low.split(b" ")
        self._high = high
        self._weights = weights
        self._starts = [0]
        for block in self._low:
            self._starts.append(self._starts[-1] + len(block))
        self._reasons: dict[str, bool] = {}
        self._pieces: dict[str, list[tuple[str, str]]] = {}

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
        counts, high, weights = self._counts, self._high, self._weights
        for place in self._meanings.says(query):
            count = counts[place] - LOWEST
            if count:
                block = place // BLOCK
                first = block * BLOCK
                start = sum(counts[first:place]) - (place - first) * LOWEST
                at = self._starts[block] + start
                for low in self._low[block][start : start + count]:
                    scores[low - LOWEST + 64 * (high[at] - LOWEST)] += weights[at] - ZERO
                    at += 1
        return scores

    def _find(self, query: str, limit: int) -> list[Hit]:
        scores = self.scores(query)
        best = max(scores)
        if scores.index(best) == len(self._ids) or not best:
            return []
        ranked = [
            (-score, number)
            for number, score in enumerate(scores[:-1])
            if best - score < FAR_BEHIND
        ]
        ranked.sort()
        reasons = self._reasons_in(query)
        hits = [Hit(self._ids[number], -score, reasons) for score, number in ranked]
        return [hit for hit in hits if hit.id in self._shown][:limit]

    def highlight(self, text: str, hit: Hit) -> list[tuple[str, bool]]:
        """Split one of the panel's texts as `highlight` does; its words are looked at once."""
        if text not in self._pieces:
            self._pieces[text] = split(text)
        return highlight(self._pieces[text], hit.matched)

    def _reasons_in(self, query: str) -> list[str]:
        """Return the words that say something of their own; of the last query they are known."""
        reasons = {}
        for word in words_of(query):
            known = self._reasons.get(word)
            reasons[word] = self._is_reason(word) if known is None else known
        self._reasons = reasons
        return [word for word, is_one in reasons.items() if is_one]

    def _is_reason(self, word: str) -> bool:
        """Tell whether a word says something of its own."""
        if len(word) < _MANY:
            return False
        meanings = [self._meanings.of(sound) for sound in sounds_of(word)]
        return max(meanings, default=0) >= QUIET or (len(word) >= _LONG and UNKNOWN in meanings)


def highlight(pieces: list[tuple[str, str]], asked: list[str]) -> list[tuple[str, bool]]:
    """Join a text that was split, each part with whether its words were asked for.

    Args:
        pieces: what `split` returns.
        asked: folded words; other endings count, too.

    """
    by_beginning: dict[str, list[str]] = {}
    for word in asked:
        by_beginning.setdefault(word[:_MANY], []).append(word)
    parts: list[tuple[str, bool]] = []
    text, was_asked = "", False
    for piece, word in pieces:
        is_asked = word[:_MANY] in by_beginning and _is_asked(word, by_beginning)
        if is_asked != was_asked:
            if text:
                parts.append((text, was_asked))
            text, was_asked = "", is_asked
        text += piece
    if text:
        parts.append((text, was_asked))
    return parts


def split(text: str) -> list[tuple[str, str]]:
    """Split a text into words and what stands between them, each with the folded word or ""."""
    return [(piece, fold(piece) if is_word else "") for piece, is_word in _pieces(text)]


def _is_asked(word: str, asked: dict[str, list[str]]) -> bool:
    """Tell whether a word was asked for; whatever fits has its first letters."""
    for each in asked[word[:_MANY]]:  # noqa: SIM110  a generator takes twice as long
        if len(each) >= _MANY and fit(each, word):
            return True
    return False


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, in their order."""
    return [word for _, word in split(text) if word]


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
