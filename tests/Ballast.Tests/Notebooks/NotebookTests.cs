using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Notebooks;

/// <summary>The notebooks of examples/notebooks run to their end and say what the command line says.</summary>
public sealed class NotebookTests
{
    private static readonly string Folder = Repository.Path("examples", "notebooks");

    /// <summary>Cell by cell, without Jupyter; with pandas for the Python of the system, which Debian packs as python3-pandas.</summary>
    [Fact]
    public async Task Python_OverTheApiAndAnExport_SaysWhatTheCommandLineSays()
    {
        const string Python = "/usr/bin/python3";
        await NeedAsync(Python, "-c", "import pandas");
        await using var served = await Served.StartAsync();
        var environment = Environment(served);
        environment["BALLAST_STORE"] = served.Line.Store;
        environment["BALLAST"] = $"dotnet {BuiltProgram.File}";
        var runner = Repository.Path("tests", "notebooks", "run.py");
        var notebook = Path.Combine(Folder, "python.ipynb");

        var (code, output) = await OtherProgram.RunAsync(Folder, environment, Python, runner, notebook);

        code.ShouldBe(0, output);
        var result = ShouldSayWhatTheCommandLineSays(served, output.Trim().Split('\n')[^1]);
        var exported = served.Line.Run("export", "view_scores").Out.Trim().Split('\n').Length - 1;
        result.Whole("scores").ShouldBe(exported);
    }

    /// <summary>In .NET Interactive, restored as a tool; run it with -class and -explicit on.</summary>
    [Fact(Explicit = true)]
    public async Task CSharp_OverTheApi_SaysWhatTheCommandLineSays()
    {
        await NeedAsync("dotnet", "tool", "restore");
        await using var served = await Served.StartAsync();
        await using var kernel = InteractiveKernel.Start(Folder, Environment(served));
        var notebook = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(Folder, "csharp.ipynb"), TestContext.Current.CancellationToken)
        );
        var output = "";
        foreach (var cell in notebook.RootElement.GetProperty("cells").EnumerateArray())
        {
            if (cell.Text("cell_type") == "code")
                output = await kernel.RunAsync(
                    string.Concat(cell.GetProperty("source").EnumerateArray().Select(l => l.GetString()))
                );
        }
        ShouldSayWhatTheCommandLineSays(served, output);
    }

    private static JsonElement ShouldSayWhatTheCommandLineSays(Served served, string result)
    {
        var said = JsonDocument.Parse(result).RootElement;
        var models = served
            .Line.Json("models", "--limit", "1000", "--as-of", Served.AsOf)
            .GetProperty("models")
            .EnumerateArray()
            .ToList();
        said.GetProperty("models")
            .EnumerateArray()
            .Select(m => m.GetString())
            .ShouldBe(models.Select(m => m.Text("model")).Order(StringComparer.Ordinal));
        decimal.Parse(said.Text("net"), CultureInfo.InvariantCulture)
            .ShouldBe(
                models
                    .Select(m => m.GetProperty("net"))
                    .Sum(n => n.ValueKind == JsonValueKind.Null ? 0 : n.GetDecimal())
            );
        var evidence = served.Line.Run("evidence", "--returns", "computed", "--as-of", Served.AsOf, "--json").Out;
        said.Text("verdict").ShouldBe(JsonDocument.Parse(evidence).RootElement.Text("message"));
        return said;
    }

    private static Dictionary<string, string> Environment(Served served) =>
        new()
        {
            ["BALLAST_URL"] = served.Url.ToString().TrimEnd('/'),
            ["BALLAST_AS_OF"] = Served.AsOf,
            ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1",
        };

    private static async Task NeedAsync(string program, params string[] arguments)
    {
        string? why;
        try
        {
            var (code, output) = await OtherProgram.RunAsync(
                Folder,
                new Dictionary<string, string>(),
                program,
                arguments
            );
            why = code == 0 ? null : output;
        }
        catch (Win32Exception e)
        {
            why = e.Message;
        }
        Assert.SkipWhen(why is not null, $"{program} {string.Join(' ', arguments)}: {why}");
    }
}
