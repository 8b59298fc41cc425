/* For tests alone: stands in for bcryptprimitives.dll, which Wine 8 lacks.
 *
 * What is written in Rust (cryptography, pyrage) asks it for random bytes. They come from
 * advapi32, which has them from the system beneath.
 */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID bytes, ULONG length); /* RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length)
{
    return SystemFunction036(bytes, (ULONG)length);
}
