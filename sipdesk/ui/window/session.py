"""From start to unlocked and back: which screen stands in the window, and when.

It is there before the first window is painted, so it imports little: what is heavy
is behind ``Outside``, and called on a thread of its own.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sipdesk.domain.policy import ALLOW_RECOVERY_KEY, DATABASE_FOLDER
from sipdesk.ui.doing import Otherwise
from sipdesk.ui.unlock.view import UnlockPage, ask_for_file
from sipdesk.ui.window import orders
from sipdesk.ui.window.asked_files import AskedFiles
from sipdesk.ui.window.captures import Captures
from sipdesk.ui.window.copied import Copied
from sipdesk.ui.window.faults import Faults
from sipdesk.ui.window.frame import Frame
from sipdesk.ui.window.idle import Idle
from sipdesk.ui.window.outside import Opened, Outside, Start
from sipdesk.ui.window.system import System, this_system

if TYPE_CHECKING:  # what the first window does not need
    from sipdesk.ui.runner import ThreadRunner

_PATIENCE: Final = 4_000  # milliseconds; the system gives five seconds


class Session(QObject):
    """The window's life: first start or unlock, desk, lock, close."""

    def __init__(
        self,
        frame: Frame,
        outside: Outside,
        faults: Faults,
        *,
        choose_file: Callable[[QWidget, Path], Path | None] = ask_for_file,
        on: System | None = None,
    ) -> None:
        """``on`` is the system that the program runs on, but in tests."""
        super().__init__()
        self._system = on or this_system()
        self._idle: Idle | None = None
        self._copied: Copied | None = None
        self._frame = frame
        # Before anything is typed: also the passphrase and the recovery key.
        self._captures = Captures(frame, self._system)
        frame.put_above(self._captures.strip)
        self._outside = outside
        self._faults = faults
        self._choose_file = choose_file
        self._inside: Opened | None = None
        self._desk: Any = None
        self._interrupted: tuple[Path, Any] | None = None
        self._asked = AskedFiles(self, frame)
        self._seen = False  # the first window has been
        self._made_runner: ThreadRunner[Outside] | None = None
        faults.happened.connect(frame.tell_fault)
        frame.painted.connect(self._painted)
        frame.closing.connect(self.close)
        frame.ask_before_closing(self._may_close)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self.end)

    def begin(self, start: Start) -> None:
        """Show the first screen."""
        if start.home is None:
            self.show_first_start()
            return
        if start.public_passphrase:
            # On the same thread as the first attempt to open it, and before.
            self._runner.do(orders.prepare, None, orders.nothing, orders.nothing)
        self.show_unlock(start.home, start.public_passphrase)

    def show_unlock(self, home: Path, public_passphrase: str = "") -> None:
        """Ask for a home's passphrase."""

        def unlock(
            file: Path, passphrase: str, then: Callable[[], None], otherwise: Otherwise
        ) -> None:
            # Another home may have been chosen: its passphrase is nobody else's.
            public = public_passphrase if file == home else ""
            order = (file, passphrase, public)
            self._runner.do(orders.unlock, order, self._entering(then), otherwise)

        def look(file: Path, otherwise: Otherwise) -> None:
            from sipdesk.ui.runner import while_alive  # noqa: PLC0415

            told = while_alive(page, otherwise)
            self._runner.read(orders.look_at_home, file, orders.nothing, told)

        page = UnlockPage(
            unlock,
            home,
            public_passphrase,
            look=look,
            choose_file=self._choose_file,
            may_recover=self._outside.decided.allows(ALLOW_RECOVERY_KEY),
        )
        page.wants_new.connect(self.show_first_start)
        page.wants_restore.connect(
            lambda: self.show_restore(lambda: self.show_unlock(home, public_passphrase))
        )
        page.wants_homes.connect(
            lambda: self.show_homes(lambda: self.show_unlock(home, public_passphrase))
        )
        page.forgot.connect(self.show_forgotten)
        self._frame.mark_demonstration(on=bool(public_passphrase))
        self._frame.show_screen(page)
        page.begin()
        if self._seen:
            page.model.look()

    @Slot(object)
    def take(self, file: Path | None) -> None:
        """Come forward, and open a file that was asked for from outside, if one was."""
        self._frame.come_forward()
        if file is not None:
            self._asked.take(file)

    @Slot(object)
    def show_forgotten(self, home: Path) -> None:
        """Open a home with its recovery key, and choose a new passphrase."""
        from sipdesk.ui.unlock import recovery  # noqa: PLC0415  (when it is forgotten)

        def ask_who(
            file: Path, code: str, then: Callable[..., None], otherwise: Otherwise
        ) -> None:
            self._runner.do(orders.people, (file, code), then, otherwise)

        def recover(
            file: Path, wanted: Any, then: Callable[[], None], otherwise: Otherwise
        ) -> None:
            order = (file, wanted)
            self._runner.do(orders.recover, order, self._entering(then), otherwise)

        page = recovery.ForgottenPage(ask_who, recover, home)
        page.back.connect(lambda: self.show_unlock(home))
        self._frame.show_screen(page)
        page.begin()

    @Slot()
    def show_first_start(self) -> None:
        """Offer to make a new home."""
        from sipdesk.ui.first_start import model, view  # noqa: PLC0415  (once a home)

        def create(
            file: Path,
            form: model.NewHome,
            secret: model.Secret,
            then: Callable[[], None],
            otherwise: Otherwise,
        ) -> None:
            order = (file, form, secret)
            self._runner.do(orders.create, order, self._giving_key(then), otherwise)

        outside = self._outside
        page = view.FirstStart(
            model.Outside(
                outside.folder,
                outside.check_place,
                outside.judge,
                create,
                self._place_is_decided,
            )
        )
        page.wants_existing.connect(self._open_existing)
        page.wants_restore.connect(lambda: self.show_restore(self.show_first_start))
        page.wants_homes.connect(lambda: self.show_homes(self.show_first_start))
        self._frame.mark_demonstration(on=False)
        self._frame.show_screen(page)
        page.begin()

    def show_restore(self, back: Callable[[], None]) -> None:
        """Offer to put a home back from its backup, or to go back."""
        from sipdesk.ui.restore import model, view  # noqa: PLC0415  (seldom)

        def look(
            backup: Path, then: Callable[[Any], None], otherwise: Otherwise
        ) -> None:
            self._runner.do(orders.look_at_backup, backup, then, otherwise)

        def restore(
            backup: Path,
            to: Path,
            passphrase: str,
            then: Callable[[Any], None],
            otherwise: Otherwise,
        ) -> None:
            order = (backup, to, passphrase)
            self._runner.do(orders.restore, order, then, otherwise)

        outside = self._outside
        page = view.RestorePage(
            model.Outside(
                outside.folder,
                look,
                restore,
                self.show_unlock,
                self._place_is_decided,
            )
        )
        page.wants_back.connect(back)
        self._frame.mark_demonstration(on=False)
        self._frame.show_screen(page)
        page.begin()

    def show_homes(self, back: Callable[[], None]) -> None:
        """Add up figures of several homes; it takes no home of one's own."""
        from sipdesk.ui.aggregate import model, view  # noqa: PLC0415  (headquarters)

        def read(files: Any, then: Callable[[Any], None], otherwise: Otherwise) -> None:
            self._runner.do(orders.read_homes, files, then, otherwise)

        def paper(
            found: Any, then: Callable[[Any], None], otherwise: Otherwise
        ) -> None:
            self._runner.do(orders.print_homes, found, then, otherwise)

        page = view.HomesPage(model.Outside(read, paper))
        page.wants_back.connect(back)
        self._frame.mark_demonstration(on=False)
        self._frame.show_screen(page)
        page.begin()

    @Slot()
    def lock(self) -> None:
        """Hide everything at once; save what is typed, close the home."""
        inside, self._inside = self._inside, None
        if inside is None:
            return
        left = self._desk.interrupted if self._desk is not None else None
        self._interrupted = (inside.path, left)
        self._desk = None
        self._keep_out()
        self._frame.fill_screen(on=False)
        self._watch().set_minutes(0)
        self.show_unlock(inside.path, inside.public_passphrase)
        self._let_go(inside, orders.close)

    @Slot()
    def end(self) -> None:
        """Lock the home because the system is about to end the program, and wait.

        It asks before it does so, gives a few seconds, and may change its mind: then
        the home is unlocked as after any lock. No backup is made.
        """
        if self._inside is None:
            return
        self.lock()
        waiting = QEventLoop(self)  # it outlives the answer, which may come too late
        QTimer.singleShot(_PATIENCE, waiting, waiting.quit)
        over = waiting.quit
        self._runner.do(orders.come_after, None, lambda _: over(), orders.nothing)
        waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    @Slot()
    def close(self) -> None:
        """Save what is typed, close the home, and wait until that is done."""
        inside, self._inside = self._inside, None
        if self._copied is not None:
            self._copied.clear()
        self._keep_out()
        if inside is not None:
            self._let_go(inside, orders.back_up_and_close)
        if self._made_runner is not None:
            self._made_runner.stop()

    @property
    def open_home(self) -> Path | None:
        """The file of the home that is open, if one is."""
        return self._inside.path if self._inside is not None else None

    @property
    def desk(self) -> Any:
        """The desk of the home that is open; None while none is shown."""
        return self._desk

    @property
    def _place_is_decided(self) -> bool:
        return self._outside.decided.decide(DATABASE_FOLDER).is_shut

    @property
    def _runner(self) -> "ThreadRunner[Outside]":
        """What works behind the window; made once the first window has been seen."""
        if self._made_runner is None:
            from sipdesk.ui.runner import ThreadRunner  # noqa: PLC0415

            self._made_runner = ThreadRunner(self._outside, self._faults.take)
        return self._made_runner

    def _let_go(self, inside: Opened, close: Callable[[Opened, Outside], None]) -> None:
        inside.leave()
        # Behind this, on the same thread, comes the next attempt to open it.
        self._runner.do(close, inside, orders.nothing, orders.nothing)

    def _entering(self, then: Callable[[], None]) -> Callable[[Opened], None]:
        def enter(inside: Opened) -> None:
            then()
            self._inside = inside
            self._show_desk(inside)

        return enter

    def _giving_key(self, then: Callable[[], None]) -> Callable[[Opened], None]:
        """Enter a new home by way of its recovery key."""

        def give(inside: Opened) -> None:
            then()
            self._inside = inside
            self._watch().set_minutes(inside.lock_minutes)
            page = inside.make_key_page(self._faults)
            page.over.connect(lambda: self._show_desk(inside))
            self._frame.show_screen(page)
            page.begin()

        return give

    def _show_desk(self, inside: Opened) -> None:
        desk = inside.make_desk(self._faults)
        desk.locked.connect(self.lock)
        idle = self._watch()
        desk.held.connect(self._frame.fill_screen)
        desk.held.connect(self._end_capture)  # a meeting has a rule of its own
        desk.shares.connect(self._shared)
        desk.allows_capture.connect(self._allow_capture)
        desk.kept_out = self._captures.keeps
        desk.idle_after.connect(idle.set_minutes)
        self._frame.mark_demonstration(on=inside.demonstration)
        self._desk = desk
        self._take_up(inside)
        self._frame.show_screen(desk)
        desk.begin()
        self._asked.go_on()

    def _take_up(self, inside: Opened) -> None:
        """Go on with what the lock interrupted, if it is the same home."""
        before, self._interrupted = self._interrupted, None
        if before is not None and before[0] == inside.path and before[1] is not None:
            self._desk.take_up(before[1])

    def _watch(self) -> Idle:
        """Watch from now on for a home that is left open."""
        if self._idle is None:
            # It goes with the window, on the thread of the windows.
            self._idle = Idle(self._frame)
            self._idle.passed.connect(self.lock)
            self._copied = Copied(self._frame)
            self._system.watch(int(self._frame.winId()), self.lock)
        return self._idle

    def _may_close(self) -> bool:
        return self._desk is None or bool(self._desk.may_close())

    def _shared(self, on: bool) -> None:  # noqa: FBT001  (a signal's argument)
        """Let others see the window while they are meant to."""
        self._captures.share(on=on)

    def _allow_capture(self, minutes: int) -> None:
        if self._inside is not None:  # it may have been locked meanwhile
            self._captures.allow(minutes)

    @Slot()
    def _end_capture(self) -> None:
        self._captures.end()

    def _keep_out(self) -> None:
        """Let nobody see the windows any more."""
        self._end_capture()
        self._shared(on=False)

    @Slot()
    def _open_existing(self) -> None:
        home = self._choose_file(self._frame, self._outside.folder)
        if home is not None:
            self.show_unlock(home)

    @Slot()
    def _painted(self) -> None:
        # The paint that told us is not on the screen yet.
        QTimer.singleShot(0, self._warm_up)

    @Slot()
    def _warm_up(self) -> None:
        self._seen = True
        shown = self._frame.screen_shown
        if isinstance(shown, UnlockPage):
            shown.model.look()
        self._runner.read(orders.warm_up, None, orders.nothing, orders.nothing)
