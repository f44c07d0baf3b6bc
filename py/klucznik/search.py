"""Search: finds the procedures that a reader asks for in words of their own, with slips.

Pure and the same on both interpreters: whole numbers, no order of dicts. Words are folded
(letters without their marks) and compared by their beginnings, so that endings don't matter.
Which words mean the same, and which say nothing, is the language file's to say.
"""

from klucznik.spelling import (
    BEGINNING,
    ENDING,
    EXACT,
    SLIP,
    fit,
    is_with_slips,
    on_other_keys,
)
from klucznik.text import fold, has_marks

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    # For each word, how well it fits what was asked.
    Fitting = dict[str, int]

MEANS_THE_SAME = 8
"""How well a word fits that only means the same, of 12."""

ONE_SLIP, TWO_SLIPS = 4, 8
"""Letters from which on a word is forgiven slips."""

PHRASE_WEIGHT = 5
"""From this weight on the parts between a text's commas count as phrases of their own."""

PHRASE_COUNTS = 2
"""How much the best phrase counts, compared with the words one by one."""

SHORTEST_BEGINNING = 2
"""Letters from which on the beginning of a word counts: one letter begins far too many."""

LONGEST_QUERY = 100
"""Letters that are searched for: nobody asks in more."""


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
    phrases = []
    seen: set[str] = set()
    for text, weight in sorted(fields, key=lambda field: -field[1]):
        for part in text.split(",") if weight >= PHRASE_WEIGHT else [text]:
            words = words_of(part)
            if weight < PHRASE_WEIGHT:
                words = [word for word in words if word not in seen]
            if words:
                phrases.append(f"@{weight} " + " ".join(words))
                seen.update(words)
    return " ".join(phrases)


class Index:
    """The words of all procedures, ready to be searched.

    Args:
        entries: (id, words as `weigh` gives them), in the page's order.
        synonyms: groups of folded words that mean the same.
        stop_words: folded words that say nothing ("nie", "jak").

    """

    def __init__(
        self, entries: list[tuple[str, str]], synonyms: list[list[str]], stop_words: list[str]
    ) -> None:
        self._ids = [id for id, _ in entries]
        self._synonyms = synonyms
        self._stop_words = set(stop_words)
        # Of each phrase: its own number, that of its entry, its weight and how many words it has.
        self._phrases: list[tuple[int, int, int, int]] = []
        # For each word the phrases that hold it, and for each entry its words.
        self._places: dict[str, list[tuple[int, int, int, int]]] = {}
        self._words: list[set[str]] = []
        for number, (_, line) in enumerate(entries):
            self._words.append(set())
            for phrase in line[1:].split(" @"):
                self._add(number, phrase.split())
        self._groups: dict[str, list[int]] = {}
        for number, group in enumerate(synonyms):
            for word in group:
                self._groups.setdefault(word, []).append(number)
        # By letters that are hardly ever wrong: few words have to be compared.
        self._alike_at: dict[str, list[str]] = {}
        for word in set(self._places) | set(self._groups):
            for key in {word[:1], word[:2], word[:3], "?" + word[1:3]}:
                self._alike_at.setdefault(key, []).append(word)
        self._fitting: dict[str, Fitting] = {}
        self._standing: dict[int, Fitting] = {}

    def _add(self, number: int, phrase: list[str]) -> None:
        words = [word for word in phrase[1:] if word not in self._stop_words]
        place = (len(self._phrases), number, int(phrase[0]), len(words))
        self._phrases.append(place)
        self._words[number].update(words)
        for word in words:
            self._places.setdefault(word, []).append(place)

    def find(self, query: str, limit: int = 5) -> list[Hit]:
        """Return the best hits, the best first; none where no word fits."""
        query = query[:LONGEST_QUERY]
        return self._find(query, limit) or self._find(on_other_keys(query), limit)

    def _find(self, query: str, limit: int) -> list[Hit]:
        scores = [0] * len(self._ids)
        covered = [0] * len(self._ids)
        # How well each phrase fits, all words together, and how many of them do.
        fits = [0] * len(self._phrases)
        how_many = [0] * len(self._phrases)
        touched: list[int] = []
        fitting = [self._words_that_fit(asked) for asked in set(words_of(query)) - self._stop_words]
        for words in fitting:
            best = [0] * len(self._ids)  # for each entry, by the best place of the word there
            best_in_phrase: dict[int, int] = {}
            for word, quality in words.items():
                # The innermost loop: readers wait for whatever is done here.
                for place, number, weight, _ in self._places.get(word, ()):
                    best[number] = max(best[number], quality * weight)
                    if quality > best_in_phrase.get(place, 0):
                        best_in_phrase[place] = quality
            says = _how_much_it_says(best)
            for number, score in enumerate(best):
                if score:
                    scores[number] += score * says
                    covered[number] += says
            for place, quality in best_in_phrase.items():
                if not how_many[place]:
                    touched.append(place)
                fits[place] += quality * says
                how_many[place] += 1
        best_phrase = self._best_phrases(touched, fits, how_many)
        ranked = [
            (-(score + PHRASE_COUNTS * best_phrase[number]) * covered[number], number)
            for number, score in enumerate(scores)
            if score
        ]
        ranked.sort()
        reasons: set[str] = set()
        for words in fitting:
            reasons.update(words)
        return [
            Hit(self._ids[number], -score, sorted(self._words[number] & reasons))
            for score, number in ranked[:limit]
        ]

    def _best_phrases(self, touched: list[int], fits: list[int], how_many: list[int]) -> list[int]:
        """Return the score of each entry's best phrase.

        Args:
            touched: the phrases that hold a word that was asked for.
            fits: how well each phrase fits, all words together.
            how_many: of these words it holds.

        """
        best = [0] * len(self._ids)
        for place in touched:
            _, number, weight, length = self._phrases[place]
            # Half of the words of a phrase say less than half.
            score = fits[place] * weight * min(length, how_many[place]) // length
            best[number] = max(best[number], score)
        return best

    def _words_that_fit(self, asked: str) -> "Fitting":
        """Return the words of the index that fit one that was asked for, and how well."""
        if asked not in self._fitting:
            alike = self._alike(asked) or self._alike_but_for_slips(asked)
            fitting = dict(alike)
            for word, quality in alike.items():
                for group in self._groups.get(word, []):
                    for same, how_well in self._words_of_group(group).items():
                        as_well = quality * how_well // EXACT
                        fitting[same] = max(as_well, fitting.get(same, 0))
            self._fitting[asked] = fitting
        return self._fitting[asked]

    def _words_of_group(self, number: int) -> "Fitting":
        """Return the words of the index that stand for a group, and how well."""
        if number not in self._standing:
            self._standing[number] = {
                word: MEANS_THE_SAME
                for same in self._synonyms[number]
                for word, quality in self._alike(same).items()
                if quality >= ENDING
            }
        return self._standing[number]

    def _alike(self, asked: str) -> "Fitting":
        """Return the words that are the one asked for, or begin or end otherwise."""
        if len(asked) < SHORTEST_BEGINNING:
            return {asked: EXACT}
        # What is alike has three letters in common, or as many as were asked for (see `fit`).
        alike_at = self._alike_at.get(asked[:3], [])
        if len(asked) == SHORTEST_BEGINNING:  # All of them begin so: many, and nothing to compare.
            alike = dict.fromkeys(alike_at, BEGINNING)
            if asked in alike:
                alike[asked] = EXACT
            return alike
        alike = {}
        for word in alike_at:
            quality = fit(asked, word)
            if quality:
                alike[word] = quality
        return alike

    def _alike_but_for_slips(self, asked: str) -> "Fitting":
        if len(asked) < ONE_SLIP:
            return {}
        alike = {}
        for word in self._alike_at.get(asked[:1], []):
            slips = 2 if len(asked) >= TWO_SLIPS and asked[1] == word[1:2] else 1
            if is_with_slips(asked, word, slips):
                alike[word] = SLIP
        for word in [] if alike else self._alike_at.get("?" + asked[1:3], []):
            if is_with_slips(asked, word, 1):
                alike[word] = SLIP
        return alike


def _how_much_it_says(scores: list[int]) -> int:
    """Return how much a word says by its scores: the fewer entries it speaks for, the more."""
    return 100 * max(scores) // (sum(scores) + 2 * max(scores)) if any(scores) else 0


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
