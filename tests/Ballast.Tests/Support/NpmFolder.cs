using System.Collections.Concurrent;
using System.ComponentModel;

namespace Ballast.Tests.Support;

/// <summary>
/// A folder under tests with programs from npm, restored by the first test that needs them. Where Node with npm is not installed or
/// nothing can be restored, the test is skipped and says so.
/// </summary>
/// <param name="name">The folder.</param>
/// <param name="package">The package that is there once it is restored.</param>
internal sealed class NpmFolder(string name, string package)
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string?>>> Restored = new();

    /// <summary>Where it is.</summary>
    public string Path { get; } = Repository.Path("tests", name);

    /// <summary>Restores it, or skips the test.</summary>
    public async Task NeedAsync()
    {
        var why = await Restored.GetOrAdd(name, _ => new Lazy<Task<string?>>(RestoreAsync)).Value;
        Assert.SkipWhen(why is not null, why ?? "");
    }

    /// <summary>Runs a program in the folder.</summary>
    public Task<(int Code, string Output)> RunAsync(string program, params string[] arguments) =>
        OtherProgram.RunAsync(Path, new Dictionary<string, string>(), program, arguments);

    /// <summary>Null when everything is there, else why not.</summary>
    private async Task<string?> RestoreAsync()
    {
        try
        {
            await RunAsync("node", "--version");
            if (Directory.Exists(System.IO.Path.Combine(Path, "node_modules", package)))
                return null;
            var (code, output) = await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            return code == 0 ? null : $"The npm package {package} cannot be restored: {output}";
        }
        catch (Win32Exception e)
        {
            return $"Node with npm is not installed: {e.Message}";
        }
    }
}
