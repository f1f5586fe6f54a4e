namespace Ballast.Server.Hosting;

/// <summary>
/// Keeps a server's memory below 1 GiB: the runtime is told how large its heap may become, so that it tidies up before it asks the system
/// for more. A question that needs more than that is refused and the server goes on.
/// </summary>
public static class HeapLimit
{
    /// <summary>Beside the heap there are the program itself, its threads and the caches of the database: some 180 MiB.</summary>
    public const long Bytes = 768L << 20;

    /// <summary>From now on, for the whole process.</summary>
    public static void Set()
    {
        // Whoever started the program with a limit of its own knows better.
        if (
            AppContext.GetData(Name) is not null
            || Environment.GetEnvironmentVariable("DOTNET_GCHeapHardLimit") is not null
        )
            return;
        AppContext.SetData(Name, (ulong)Bytes);
        GC.RefreshMemoryLimit();
    }

    private const string Name = "GCHeapHardLimit";
}
