using System.ComponentModel;
using Ballast.Tests.Support;

namespace Ballast.Tests.Installing;

/// <summary>The unit for systemd and the file of the container, looked through by programs that know them. Neither is started here.</summary>
public sealed class DeployTests
{
    private static readonly NpmFolder Node = new("container", "dockerfile-utils");

    [Fact]
    public async Task Unit_IsSoundInTheEyesOfSystemd()
    {
        var (code, output) = await AnalyzeAsync("verify", Repository.Path("deploy", "ballast.service"));
        // The program lies where the unit says only once it is installed.
        output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(l => !l.Contains("is not executable", StringComparison.Ordinal))
            .ShouldBeEmpty();
        code.ShouldBeOneOf(0, 1);
    }

    [Fact]
    public async Task Unit_WithAWordThatSystemdDoesNotKnow_IsSeen()
    {
        using var folder = new TempFolder();
        var unit = await File.ReadAllTextAsync(
            Repository.Path("deploy", "ballast.service"),
            TestContext.Current.CancellationToken
        );
        var wrong = folder.Write("ballast.service", unit.Replace("ProtectHome=yes", "ProtectHouse=yes"));
        (await AnalyzeAsync("verify", wrong)).Output.ShouldContain("ProtectHouse");
    }

    [Fact]
    public async Task Containerfile_IsSound()
    {
        await Node.NeedAsync();
        var (code, output) = await Node.RunAsync("node", "lint.mjs", Repository.Path("Containerfile"));
        output.Trim().ShouldBe("0 findings");
        code.ShouldBe(0);
        using var folder = new TempFolder();
        var text = await File.ReadAllTextAsync(Repository.Path("Containerfile"), TestContext.Current.CancellationToken);
        var wrong = folder.Write("Containerfile", text.Replace("COPY --from", "COPY --form"));
        (await Node.RunAsync("node", "lint.mjs", wrong)).Code.ShouldBe(1);
    }

    private static async Task<(int Code, string Output)> AnalyzeAsync(params string[] arguments)
    {
        try
        {
            return await OtherProgram.RunAsync(
                Repository.Path("deploy"),
                new Dictionary<string, string>(),
                "systemd-analyze",
                arguments
            );
        }
        catch (Win32Exception)
        {
            Assert.Skip("systemd-analyze is not installed (Debian: systemd).");
            throw;
        }
    }
}
