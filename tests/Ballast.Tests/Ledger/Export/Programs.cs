using System.Diagnostics;

namespace Ballast.Tests.Ledger.Export;

/// <summary>Programs that read exports; a test that needs one is skipped where it is missing.</summary>
internal static class Programs
{
    /// <summary>Runs one and reads all it says.</summary>
    public static (int Code, string Said) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Not there.
        }
        Assert.SkipWhen(process is null, $"{program} is not installed");
        using (process)
        {
            var error = process!.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.Result);
        }
    }
}
