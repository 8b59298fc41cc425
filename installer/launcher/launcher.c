/* Starts the program in the Python that lies beside it: no python.exe is needed, and no
 * Python that the PC may have of its own is asked for.
 *
 * Built twice: with -DGUI for the window (SIPdesk.exe), without for the command line
 * (sipdesk-cli.exe). PYTHON_DLL is the file's name, as L"python311.dll".
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define PATH_MAX_CHARS 32768 /* what Windows allows with long paths */
#define CANNOT_START 70

typedef int(__cdecl *main_of_python)(int, wchar_t **);

/* Arguments come as they were written: a file's name is never a pattern. */
int _dowildcard = 0;

static void tell(const wchar_t *text)
{
#ifdef GUI
    MessageBoxW(NULL, text, L"SIPdesk", MB_OK | MB_ICONERROR);
#else
    fwprintf(stderr, L"%ls\n", text);
#endif
}

static int stop(const wchar_t *what)
{
    static wchar_t text[PATH_MAX_CHARS + 256];
    _snwprintf(text, PATH_MAX_CHARS + 255,
               L"SIPdesk kunde inte starta: %ls (fel %lu).\n\n"
               L"Be IT-stödet att reparera eller installera om programmet.",
               what, GetLastError());
    tell(text);
    return CANNOT_START;
}

/* What stops before its window is drawn would else be gone without a word. */
static int ended(int status)
{
#ifdef GUI
    if (status != 0) {
        wchar_t text[256] = {0};
        _snwprintf(text, 255,
                   L"SIPdesk avslutades med ett fel (%d).\n\n"
                   L"Be IT-stödet att köra sipdesk-cli.exe self-test i programmets mapp.",
                   status);
        tell(text);
    }
#endif
    return status;
}

/* A stream that leads nowhere stops Python before its first line: a window has none, and
 * a service or a scheduled task may hand on dead ones. They are pointed at NUL, in the C
 * library that Python uses, which is not the launcher's own.
 */
static void mend_streams(void)
{
    HMODULE library = GetModuleHandleW(L"ucrtbase.dll");
    if (library == NULL)
        return;
    int(__cdecl * open_file)(const wchar_t *, int, ...) =
        (void *)GetProcAddress(library, "_wopen");
    int(__cdecl * duplicate)(int, int) = (void *)GetProcAddress(library, "_dup2");
    int(__cdecl * close_file)(int) = (void *)GetProcAddress(library, "_close");
    if (open_file == NULL || duplicate == NULL || close_file == NULL)
        return;
    static const DWORD streams[] = {STD_INPUT_HANDLE, STD_OUTPUT_HANDLE,
                                    STD_ERROR_HANDLE};
    int nowhere = open_file(L"NUL", 2 /* _O_RDWR */);
    if (nowhere < 0)
        return;
    for (int i = 0; i < 3; i++) {
#ifndef GUI
        HANDLE stream = GetStdHandle(streams[i]);
        if (stream != NULL && stream != INVALID_HANDLE_VALUE &&
            GetFileType(stream) != FILE_TYPE_UNKNOWN)
            continue;
#else
        (void)streams;
#endif
        if (nowhere != i)
            duplicate(nowhere, i);
    }
    if (nowhere > 2)
        close_file(nowhere);
}

/* What the environment would have the libraries load: plugins of OpenSSL, in the process
 * that holds a home's key, and of Qt. OpenSSL is led to a file of ours that asks for none.
 * The C library may have its own copy of the environment already, and a library that is
 * loaded later makes its own: so both are told.
 */
static int close_environment(const wchar_t *configuration)
{
    static const wchar_t *const removed[] = {
        L"OPENSSL_MODULES", L"OPENSSL_ENGINES", L"QT_PLUGIN_PATH",
        L"QT_QPA_PLATFORM_PLUGIN_PATH", L"QT_OPENGL_DLL"};
    HMODULE library =
        LoadLibraryExW(L"ucrtbase.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (library == NULL)
        return 0;
    int(__cdecl * put)(const wchar_t *, const wchar_t *) =
        (void *)GetProcAddress(library, "_wputenv_s");
    if (put == NULL)
        return 0;
    for (size_t i = 0; i < sizeof removed / sizeof *removed; i++) {
        put(removed[i], L""); /* the C library's way of removing it */
        SetEnvironmentVariableW(removed[i], NULL);
        if (GetEnvironmentVariableW(removed[i], NULL, 0) != 0)
            return 0;
    }
    return put(L"OPENSSL_CONF", configuration) == 0 &&
           SetEnvironmentVariableW(L"OPENSSL_CONF", configuration);
}

static int run(int count, wchar_t **given)
{
    static wchar_t folder[PATH_MAX_CHARS], file[PATH_MAX_CHARS];
    DWORD length = GetModuleFileNameW(NULL, folder, PATH_MAX_CHARS);
    if (length == 0 || length >= PATH_MAX_CHARS)
        return stop(L"programmets mapp");
    wchar_t *last = wcsrchr(folder, L'\\');
    if (last == NULL)
        return stop(L"programmets mapp");
    *last = L'\0';

    /* Libraries come from the program and from Windows: never from the folder a file was
     * opened in, nor from PATH. */
    if (!SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS))
        return stop(L"SetDefaultDllDirectories");
    if (_snwprintf(file, PATH_MAX_CHARS, L"%ls\\runtime", folder) < 0 ||
        AddDllDirectory(file) == NULL) /* Microsoft's C libraries, for every module */
        return stop(file);
    if (_snwprintf(file, PATH_MAX_CHARS, L"%ls\\app\\openssl.cnf", folder) < 0 ||
        !close_environment(file))
        return stop(L"miljön");
    if (_snwprintf(file, PATH_MAX_CHARS, L"%ls\\runtime\\%ls", folder, PYTHON_DLL) < 0)
        return stop(folder);
    HMODULE python = LoadLibraryExW(file, NULL, LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (python == NULL)
        return stop(file);
    mend_streams();
    main_of_python start = (main_of_python)(void *)GetProcAddress(python, "Py_Main");
    if (start == NULL)
        return stop(L"Py_Main");

    /* Isolated: no environment variable of Python's, user folder or current folder
     * decides what is run; those of the libraries are gone already. Nothing is written
     * beside the program. */
    static wchar_t *own[] = {L"-I", L"-B", L"-X", L"utf8", L"-m", L"sipdesk"};
    const int owned = sizeof own / sizeof *own;
    wchar_t **all = calloc((size_t)(count + owned + 1), sizeof *all);
    if (all == NULL)
        return stop(L"minne");
    all[0] = given[0];
    for (int i = 0; i < owned; i++)
        all[1 + i] = own[i];
    for (int i = 1; i < count; i++)
        all[owned + i] = given[i];
    return ended(start(count + owned, all));
}

#ifdef GUI
int WINAPI wWinMain(HINSTANCE a, HINSTANCE b, PWSTR c, int d)
{
    (void)a, (void)b, (void)c, (void)d;
    return run(__argc, __wargv);
}
#else
int wmain(int count, wchar_t **given) { return run(count, given); }
#endif
