using System.ComponentModel;
using Ballast.Sandbox.Api;
using Ballast.Tests.Support;

namespace Ballast.Tests.Sandbox.Clients;

/// <summary>The public Python client, where a clone of it is present.</summary>
internal static class PythonClient
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Folders of clones; without one, or without what they need, the test is skipped.</summary>
    public static async Task<IReadOnlyList<string>> NeedAsync()
    {
        var named = Environment.GetEnvironmentVariable("BALLAST_NUMERAPI");
        var beside = Directory.GetParent(Repository.Root)!.FullName;
        string[] clients = named is null
            ? [.. Directory.GetDirectories(beside, "numerapi*").Where(IsClone)]
            : named.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        Assert.SkipWhen(
            clients.Length == 0,
            "no clone of the public Python client stands beside the project (BALLAST_NUMERAPI names one)"
        );
        try
        {
            string[] modules = ["-c", "import requests, dateutil, tqdm, click, pytz, pandas"];
            var (code, said) = await RunAsync(null, beside, modules);
            Assert.SkipWhen(code != 0, $"python3 lacks what the client needs: {said}");
        }
        catch (Win32Exception e)
        {
            Assert.Skip($"python3 is not installed: {e.Message}");
        }
        return clients;
    }

    private static bool IsClone(string folder) => File.Exists(Path.Combine(folder, "numerapi", "base_api.py"));

    /// <summary>Runs Python with the key of a sandbox; what it wrote, errors last.</summary>
    public static Task<(int Code, string Output)> RunAsync(SandboxKey? key, string folder, params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["PYTHONDONTWRITEBYTECODE"] = "1" };
        if (key is not null)
            (environment["NUMERAI_PUBLIC_ID"], environment["NUMERAI_SECRET_KEY"]) = (key.PublicId, key.Secret);
        return OtherProgram.RunAsync(folder, environment, Python, arguments);
    }
}
