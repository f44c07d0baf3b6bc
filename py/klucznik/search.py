"""Search: finds the procedures that a reader asks for in words of their own, with slips.

Pure and the same on both interpreters: whole numbers only. Words are folded (letters without
their marks), compared by their beginnings, so that endings don't matter, and forgiven one slip.
Which words mean the same, and which say nothing, is the language file's to say.
"""

EXACT, PREFIX, ENDING, SLIP = 12, 9, 8, 5
"""How well a word of the query fits a word of a text: it is it, begins it, is it with another
ending, or with one letter wrong, missing, too many or swapped with its neighbour."""

MEANS_THE_SAME = 6
"""How well a word fits that only means the same, of 12."""

SHORTEST_PREFIX, SHORTEST_STEM, LONGEST_ENDING = 2, 4, 3
LONGEST_QUERY = 120
"""Letters that are searched for: nobody asks in more."""

_FOLDED = {
    "ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z", "ż": "z",
    "Ą": "a", "Ć": "c", "Ę": "e", "Ł": "l", "Ń": "n", "Ó": "o", "Ś": "s", "Ź": "z", "Ż": "z",
    "ä": "a", "ö": "o", "ü": "u", "é": "e", "è": "e",
    "ґ": "г", "Ґ": "г", "є": "е", "Є": "е", "ї": "і", "Ї": "і", "І": "і", "ё": "е", "Ё": "е",
    "й": "и", "Й": "и", "ы": "и", "Ы": "и", "э": "е", "Э": "е", "ъ": "", "Ъ": "", "ь": "",
    "Ь": "", "ʼ": "", "’": "", "'": "", "`": "",
}  # fmt: skip
"""Letters without their marks; those of a kind that people take for each other are one."""


class Hit:
    """A procedure that was found: its id, how well it fits, and the folded words that said so."""

    def __init__(self, id: str, score: int, matched: list[str]) -> None:
        self.id = id
        self.score = score
        self.matched = matched


def weigh(fields: list[tuple[str, int]]) -> str:
    """Return the folded words of a procedure as the index reads them: "@6 haslo @1 zapisz".

    The build does this, because folding a text letter by letter takes MicroPython its time.

    Args:
        fields: the texts, each with how much a word in it says (a word's best place counts).

    """
    weights: dict[str, int] = {}
    for text, weight in fields:
        for word in words_of(text):
            weights[word] = max(weight, weights.get(word, 0))
    line = []
    for weight in sorted(set(weights.values()), reverse=True):
        line.append(f"@{weight}")
        line += [word for word in weights if weights[word] == weight]
    return " ".join(line)


class Index:
    """The words of all procedures, ready to be searched.

    Args:
        entries: (id, words as `weigh` gives them), in the page's order.
        together: groups of folded words that mean the same.
        ignored: folded words that say nothing ("nie", "jak").

    """

    def __init__(
        self, entries: list[tuple[str, str]], together: list[list[str]], ignored: list[str]
    ) -> None:
        self._ids = [id for id, _ in entries]
        self._groups = together
        self._ignored = ignored
        # For each word the entries that hold it, and its weight there.
        self._places: dict[str, dict[int, int]] = {}
        for number, (_, line) in enumerate(entries):
            weight = 0
            for word in line.split():
                if word[0] == "@":
                    weight = int(word[1:])
                else:
                    self._places.setdefault(word, {})[number] = weight
        # By their first letters, which are hardly ever wrong: few words have to be compared.
        self._begins_with: dict[str, list[str]] = {}
        for word in self._places:
            self._begins_with.setdefault(word[0], []).append(word)
        self._fitting: dict[str, dict[str, int]] = {}
        self._fitting_group: dict[int, dict[str, int]] = {}

    def find(self, query: str, limit: int = 5) -> list[Hit]:
        """Return the best hits, the best first; none where no word fits."""
        asked = [word for word in words_of(query[:LONGEST_QUERY]) if word not in self._ignored]
        scores = [0] * len(self._ids)
        covered = [0] * len(self._ids)
        matched: list[list[str]] = [[] for _ in self._ids]
        for word in asked:
            best: dict[int, int] = {}
            for fitting, quality in self._words_that_fit(word).items():
                for number, weight in self._places[fitting].items():
                    matched[number].append(fitting)
                    best[number] = max(best.get(number, 0), quality * weight)
            # A word that stands everywhere says little.
            rare = 4 * len(self._ids) // (len(best) + 2)
            for number, score in best.items():
                scores[number] += score * rare
                covered[number] += 1
        hits = [(-score * covered[number], number) for number, score in enumerate(scores) if score]
        hits.sort()
        return [Hit(self._ids[number], -score, matched[number]) for score, number in hits[:limit]]

    def _words_that_fit(self, asked: str) -> dict[str, int]:
        """Return the words of the index that fit one that was asked for, and how well."""
        if asked not in self._fitting:
            fitting = self._alike(asked)
            for number, group in enumerate(self._groups):
                if any(fit(asked, word) >= ENDING for word in group):
                    for word, quality in self._mean_the_same(number).items():
                        fitting[word] = max(quality, fitting.get(word, 0))
            self._fitting[asked] = fitting
        return self._fitting[asked]

    def _mean_the_same(self, number: int) -> dict[str, int]:
        """Return the words of the index that stand for a group, and how well."""
        if number not in self._fitting_group:
            standing: dict[str, int] = {}
            for same in self._groups[number]:
                for word, quality in self._alike(same).items():
                    if quality >= ENDING:
                        same_as = quality * MEANS_THE_SAME // EXACT
                        standing[word] = max(same_as, standing.get(word, 0))
            self._fitting_group[number] = standing
        return self._fitting_group[number]

    def _alike(self, asked: str) -> dict[str, int]:
        """Return the words of the index that look like a word, and how well."""
        alike = {}
        for word in self._begins_with.get(asked[0], []):
            quality = fit(asked, word)
            if quality:
                alike[word] = quality
        return alike


def fit(asked: str, word: str) -> int:
    """Return how well a folded word that was asked for fits a folded word, 0 for not at all."""
    if asked == word:
        return EXACT
    if asked[0] != word[0]:
        return 0
    if len(asked) >= SHORTEST_PREFIX and word.startswith(asked):
        return PREFIX if len(asked) > SHORTEST_PREFIX else SLIP
    shorter = min(len(asked), len(word))
    common = 1
    while common < shorter and asked[common] == word[common]:
        common += 1
    if common >= SHORTEST_STEM and max(len(asked), len(word)) - common <= LONGEST_ENDING:
        return ENDING
    if len(asked) >= SHORTEST_STEM and _one_slip(asked, word):
        return SLIP
    return 0


def _one_slip(asked: str, word: str) -> bool:
    """Tell whether one slip makes a word, or the beginning of one, of what was asked."""
    at = 0
    while at < len(asked) and at < len(word) and asked[at] == word[at]:
        at += 1
    rest, right = asked[at:], word[at:]
    return (
        _begins(right[1:], rest[1:])  # a wrong letter
        or _begins(right, rest[1:])  # one too many
        or _begins(right[1:], rest)  # one missing
        or _begins(right, rest[1:2] + rest[:1] + rest[2:])  # two swapped
    )


def _begins(right: str, rest: str) -> bool:
    """Tell whether the rest of what was asked is the rest of the word but for its ending."""
    return right.startswith(rest) and len(right) - len(rest) <= LONGEST_ENDING


def highlight(text: str, matched: list[str]) -> list[tuple[str, bool]]:
    """Split a text into pieces, each with whether it is a reason for the hit."""
    pieces: list[tuple[str, bool]] = []
    for piece, is_word in _pieces(text):
        reason = is_word and fold(piece) in matched
        if pieces and pieces[-1][1] == reason:
            pieces[-1] = (pieces[-1][0] + piece, reason)
        else:
            pieces.append((piece, reason))
    return pieces


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, in their order."""
    words = [fold(piece) for piece, is_word in _pieces(text) if is_word]
    return [word for word in words if word]


def fold(word: str) -> str:
    """Return a word in small letters without marks; MicroPython's lower() knows ASCII only."""
    folded = ""
    for sign in word.lower():
        if sign in _FOLDED:
            folded += _FOLDED[sign]
        elif "А" <= sign <= "Я":
            folded += chr(ord(sign) + 0x20)
        else:
            folded += sign
    return folded


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Split a text into words and what stands between them."""
    pieces: list[tuple[str, bool]] = []
    for sign in text:
        is_word = (
            "a" <= sign <= "z"
            or "A" <= sign <= "Z"
            or "0" <= sign <= "9"
            or "À" <= sign <= "ԯ"
            or sign in _FOLDED
        )
        if pieces and pieces[-1][1] == is_word:
            pieces[-1] = (pieces[-1][0] + sign, is_word)
        else:
            pieces.append((sign, is_word))
    return pieces
