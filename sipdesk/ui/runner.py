"""Carry out use cases away from the windows and answer on their thread."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final, Generic, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from sipdesk.domain.errors import SipdeskError
from sipdesk.ui.doing import Changed, Otherwise
from sipdesk.ui.own_saves import OwnSaves
from sipdesk.ui.still import held_still

P = TypeVar("P")
Q = TypeVar("Q")
A = TypeVar("A")
W = ParamSpec("W")

_ASK_AGAIN: Final = 10  # milliseconds until a held button is asked for again


class _Post(QObject):
    """Carries what is to be done to the thread it was made on.

    Nothing is delivered while a mouse button is down: leaving a field saves it, and a
    page drawn anew then would take away the very button that is being pressed. Nor may
    what is delivered move what somebody works with.
    """

    changed = Signal(object)
    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Callable[[], None]] = deque()
        self._ask_again = QTimer(self, singleShot=True, interval=_ASK_AGAIN)
        self._ask_again.timeout.connect(self._deliver)
        self._posted.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def send(self, deed: Callable[[], None]) -> None:
        """Have a deed done on the windows' thread; may be called from any."""
        self._posted.emit(deed)

    @Slot(object)
    def _take(self, deed: Callable[[], None]) -> None:
        self._waiting.append(deed)
        if not self._ask_again.isActive():
            self._deliver()

    def _deliver(self) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._ask_again.start()
            return
        while self._waiting:
            with held_still():
                self._waiting.popleft()()


class ThreadRunner(Generic[P]):
    """One thread for orders, in the order given, one for reads, and one for long reads.

    Make it on the thread of the windows. ``on_bug`` is given every exception that is
    no ``SipdeskError``, also one from ``then`` or ``otherwise``, on that thread.
    ``read_ports`` is what reads are given, if it is another than for orders.
    """

    def __init__(
        self,
        ports: P,
        on_bug: Callable[[BaseException], None],
        *,
        read_ports: P | None = None,
    ) -> None:
        self._ports = ports
        self._read_ports = ports if read_ports is None else read_ports
        self._on_bug = on_bug
        self._post = _Post()
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="write")
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="read")
        self._aside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")
        self._stopped = False
        self._own = OwnSaves()  # used by the thread for orders alone

    @property
    def changed(self) -> Any:
        """The signal emitted with the answer of every order that changed a case."""
        return self._post.changed

    def do(
        self,
        use_case: Callable[[Q, P], A],
        order: Q,
        then: Callable[[A], None],
        otherwise: Otherwise,
    ) -> None:
        """Carry out an order, after those already given."""
        reply = _Reply(then, otherwise, tells_change=True)
        work = self._writer.submit(self._carry_out, use_case, order)
        work.add_done_callback(lambda future: self._answer_later(future, reply))

    def read(
        self,
        use_case: Callable[[Q, P], A],
        order: Q,
        then: Callable[[A], None],
        otherwise: Otherwise,
    ) -> None:
        """Carry out what only reads, beside the orders; nothing once it has stopped."""
        self._read_by(self._reader, use_case, order, _Reply(then, otherwise))

    def read_aside(
        self,
        use_case: Callable[[Q, P], A],
        order: Q,
        then: Callable[[A], None],
        otherwise: Otherwise,
    ) -> None:
        """Carry out what only reads and takes long, beside the orders and the reads."""
        self._read_by(self._aside, use_case, order, _Reply(then, otherwise))

    def _read_by(
        self,
        reader: ThreadPoolExecutor,
        use_case: Callable[[Q, P], A],
        order: Q,
        reply: "_Reply[A]",
    ) -> None:
        if self._stopped:
            return  # a page that is going away may ask once more
        work = reader.submit(use_case, order, self._read_ports)
        work.add_done_callback(lambda future: self._answer_later(future, reply))

    def watch(self, told: Callable[[Changed], None]) -> None:
        """Be told of every change that an order made, after its ``then``."""
        self._post.changed.connect(told)

    def stop(self) -> None:
        """Finish the orders given; drop reads not begun. Nothing is answered after."""
        self._stopped = True
        for reader in (self._reader, self._aside):
            reader.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)

    def _carry_out(self, use_case: Callable[[Q, P], A], order: Q) -> A:
        answer = use_case(self._own.caught_up(order), self._ports)
        self._own.take(answer)
        return answer

    def _answer_later(self, future: Future[A], reply: "_Reply[A]") -> None:
        if not future.cancelled() and not self._stopped:
            self._post.send(lambda: self._answer(future, reply))

    def _answer(self, future: Future[A], reply: "_Reply[A]") -> None:
        if self._stopped:
            return
        error = future.exception()
        if isinstance(error, SipdeskError):
            self._call(reply.otherwise, error)
        elif error is not None:
            self._on_bug(error)
        else:
            answer = future.result()
            self._call(reply.then, answer)
            if reply.tells_change and isinstance(answer, Changed):
                self._post.changed.emit(answer)

    def _call(self, told: Callable[[A], None], value: A) -> None:
        if not _is_alive(told):
            return
        try:
            told(value)
        except Exception as bug:  # noqa: BLE001  (whatever it is, it is reported)
            self._on_bug(bug)


@dataclass(frozen=True, slots=True)
class _Reply(Generic[A]):
    then: Callable[[A], None]
    otherwise: Otherwise
    tells_change: bool = False


def _is_alive(told: Callable[..., None]) -> bool:
    owner = getattr(told, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


def while_alive(view: QObject, told: Callable[W, None]) -> Callable[W, None]:
    """Wrap what a view is told by its model: once the view is gone, it is not told.

    Whoever presses a button may leave the page before the answer has come.
    """

    def guarded(*args: W.args, **kwargs: W.kwargs) -> None:
        if shiboken6.isValid(view):
            told(*args, **kwargs)

    return guarded
