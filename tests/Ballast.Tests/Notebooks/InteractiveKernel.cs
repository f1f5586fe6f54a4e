using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ballast.Tests.Support;

namespace Ballast.Tests.Notebooks;

/// <summary>A C# kernel of .NET Interactive, which takes commands and tells events as lines of JSON.</summary>
internal sealed class InteractiveKernel(Process process) : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private int _cells;

    /// <summary>Starts one with the tool that a folder names.</summary>
    public static InteractiveKernel Start(string folder, IReadOnlyDictionary<string, string> environment)
    {
        string[] words = ["tool", "run", "dotnet-interactive", "--", "stdio", "--default-kernel", "csharp"];
        var start = new ProcessStartInfo("dotnet", words)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new InteractiveKernel(Process.Start(start)!);
    }

    /// <summary>Runs a cell to its end; what it wrote.</summary>
    public async Task<string> RunAsync(string code)
    {
        var token = $"cell{++_cells}";
        var command = new JsonObject { ["code"] = code, ["targetKernelName"] = "csharp" };
        var line = new JsonObject
        {
            ["commandType"] = "SubmitCode",
            ["command"] = command,
            ["token"] = token,
        };
        await process.StandardInput.WriteLineAsync(line.ToJsonString());
        await process.StandardInput.FlushAsync();
        var written = "";
        while (true)
        {
            var said = await process.StandardOutput.ReadLineAsync().WaitAsync(Longest);
            said.ShouldNotBeNull("the kernel ended");
            // It greets in words.
            if (!said.StartsWith('{'))
                continue;
            var reported = JsonDocument.Parse(said).RootElement;
            if (!reported.TryGetProperty("command", out var of) || of.ValueKind != JsonValueKind.Object)
                continue;
            if (of.Text("token") != token)
                continue;
            switch (reported.Text("eventType"))
            {
                case "StandardOutputValueProduced":
                    written += reported.GetProperty("event").GetProperty("formattedValues")[0].Text("value");
                    break;
                case "CommandFailed":
                    Assert.Fail(reported.GetProperty("event").Text("message"));
                    break;
                case "CommandSucceeded":
                    return written;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
