using System.Runtime.CompilerServices;

namespace Ballast.Tests.Support;

/// <summary>
/// A server that a test starts in this process bounds the heap of the whole process, and so of every other test: large files then failed now and then for want of
/// memory. Whoever starts a program with a limit of its own is left alone, and that is said here.
/// </summary>
internal static class ProcessMemory
{
    [ModuleInitializer]
    internal static void LeaveUnbounded() => AppContext.SetData("GCHeapHardLimit", 0UL);
}
