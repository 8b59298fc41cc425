/* For tests alone: stands in for mscms.dll; Wine 8's has no WcsCreateIccProfile, and Qt
 * asks it for the screen's colours. It says that there are no colour profiles.
 */
#include <windows.h>

__declspec(dllexport) HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access,
                                                      DWORD share, DWORD creation)
{
    (void)profile, (void)access, (void)share, (void)creation;
    SetLastError(ERROR_FILE_NOT_FOUND);
    return NULL;
}

__declspec(dllexport) BOOL WINAPI CloseColorProfile(HANDLE profile)
{
    (void)profile;
    return TRUE;
}

__declspec(dllexport) HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options)
{
    (void)profile, (void)options;
    SetLastError(ERROR_NOT_SUPPORTED);
    return NULL;
}

__declspec(dllexport) BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *bytes,
                                                            DWORD *length)
{
    (void)profile, (void)bytes;
    if (length)
        *length = 0;
    SetLastError(ERROR_NOT_SUPPORTED);
    return FALSE;
}
