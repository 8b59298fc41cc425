/* For tests alone: stands in for Windows' own icuuc.dll, which Wine 8 lacks.
 *
 * Qt6Core asks it for text codecs. Every converter is said not to exist, and Qt takes its
 * own; so a test under Wine says nothing of codecs beyond UTF-8, UTF-16 and Latin 1.
 */
typedef int status;

#define FILE_ACCESS_ERROR 4
#define UNSUPPORTED 16
#define EXPORT __declspec(dllexport)

EXPORT void *ucnv_open(const char *name, status *error)
{
    (void)name;
    if (error)
        *error = FILE_ACCESS_ERROR;
    return 0;
}

EXPORT void ucnv_close(void *converter) { (void)converter; }
EXPORT void ucnv_reset(void *converter) { (void)converter; }

EXPORT signed char ucnv_getMaxCharSize(void *converter)
{
    (void)converter;
    return 1;
}

EXPORT const char *ucnv_getName(void *converter, status *error)
{
    (void)converter;
    if (error)
        *error = UNSUPPORTED;
    return 0;
}

EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, status *error)
{
    (void)name, (void)standard;
    if (error)
        *error = UNSUPPORTED;
    return 0;
}

EXPORT const char *ucnv_getAvailableName(int number)
{
    (void)number;
    return 0;
}

EXPORT int ucnv_countAvailable(void) { return 0; }

/* Never reached: no converter is ever given out. */
#define UNREACHED(name) \
    EXPORT int name(void) { return 0; }
UNREACHED(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
UNREACHED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
UNREACHED(ucnv_cbFromUWriteUChars)
UNREACHED(ucnv_cbToUWriteUChars)
UNREACHED(ucnv_fromUCountPending)
UNREACHED(ucnv_fromUnicode)
UNREACHED(ucnv_getFromUCallBack)
UNREACHED(ucnv_getToUCallBack)
UNREACHED(ucnv_setFromUCallBack)
UNREACHED(ucnv_setToUCallBack)
UNREACHED(ucnv_toUCountPending)
UNREACHED(ucnv_toUnicode)
