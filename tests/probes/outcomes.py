"""What may come back for some bytes: each outcome has words for the table, and judges what came."""

from harness import check


class Outcome:
    def __init__(self, expects, judge):
        self.expects, self.judge = expects, judge

    def __or__(self, other):
        def judge(answers, ended):
            from harness import Wrong

            try:
                self.judge(answers, ended)
            except Wrong as first:
                try:
                    other.judge(answers, ended)
                except Wrong as second:
                    raise Wrong(f"{first}; nor: {second}") from None

        return Outcome(f"{self.expects}, or {other.expects}", judge)


def words(statuses):
    return "/".join(map(str, statuses))


def got(answers, ended):
    return f"got {answers or 'nothing'}, {'closed' if ended else 'left open'}"


def refused(*statuses):
    """One answer, and the connection is closed: nothing behind it is read."""

    def judge(answers, ended):
        check([a.status for a in answers] in [[s] for s in statuses] and ended, lambda: got(answers, ended))

    return Outcome(f"{words(statuses)} and close", judge)


def status(*statuses):
    """One answer; whether the connection stays is left open."""

    def judge(answers, ended):
        check([a.status for a in answers] in [[s] for s in statuses], lambda: got(answers, ended))

    return Outcome(words(statuses), judge)


def statuses(*expected):
    """These answers in this order, and no more."""

    def judge(answers, ended):
        check([a.status for a in answers] == list(expected), lambda: got(answers, ended))

    return Outcome(", then ".join(map(str, expected)), judge)


def says(code, text, count=1):
    """One answer with a text in it."""

    def judge(answers, ended):
        statuses_ = [a.status for a in answers]
        check(statuses_ == [code] * count and text in answers[0].body.decode(), lambda: got(answers, ended))

    return Outcome(f"{code} with {text}", judge)


def closed():
    """No answer."""

    def judge(answers, ended):
        check(not answers and ended, lambda: got(answers, ended))

    return Outcome("close", judge)


def waits():
    """No answer yet: what was sent is the beginning of something valid."""

    def judge(answers, ended):
        check(not answers and not ended, lambda: got(answers, ended))

    return Outcome("wait for more", judge)


def no_second():
    """At most one answer: the bytes behind the first request were not taken for another."""

    def judge(answers, ended):
        check(len(answers) == 1, lambda: got(answers, ended))

    return Outcome("one answer only", judge)


def unanswered_twin(*first):
    """The first request is answered with one of these; what its body holds is never answered."""

    def judge(answers, ended):
        check(answers and answers[0].status in first, lambda: got(answers, ended))
        later = [a for a in answers[1:]]
        check(not any(b"begun" in a.body for a in answers), lambda: f"the body was answered: {got(answers, ended)}")
        check(all(a.body == b'{"message":"Hello World"}' for a in later), lambda: got(answers, ended))

    return Outcome(f"{words(first)}, the body never answered as a request", judge)
