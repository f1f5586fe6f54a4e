#pragma warning disable CA1050, MA0047, S3903, IDE0130 // The runtime wants it by this name.

/// <summary>Run by the runtime before a program that a test starts with DOTNET_STARTUP_HOOKS: writes down which assemblies the program loaded.</summary>
internal static class StartupHook
{
    /// <summary>The environment variable with the file that they are written to.</summary>
    public const string File = "BALLAST_TEST_ASSEMBLIES";

    /// <summary>Called by the runtime.</summary>
    public static void Initialize() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            System.IO.File.WriteAllLines(
                Environment.GetEnvironmentVariable(File)!,
                AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetName().Name!)
            );
}
