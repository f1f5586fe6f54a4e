using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ballast.Core.Questions;
using Ballast.Core.Text;
using Ballast.Tests.Server.Rest;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Mcp;

/// <summary>The tools as the reference client of the Model Context Protocol (npm package @modelcontextprotocol/sdk) finds and calls them.</summary>
public sealed class NodeClientTests
{
    private const string Token = "0123456789abcdef0123";

    private static readonly NpmFolder Node = new("mcp", "@modelcontextprotocol");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A process of its own, whose store holds the examples; every tool is called once, and none leaves a trace.</summary>
    [Fact]
    public async Task EveryTool_CalledOverStandardInput_AnswersWithTheBytesOfTheCommandLine_AndWritesNothing()
    {
        await Node.NeedAsync();
        using var line = new CommandLine();
        line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        line.Run("import", Repository.Path("examples", "corr.csv"), "--metric", "corr").Code.ShouldBe(0);
        var (before, bytes) = (StoreDump.Of(line.Store), Hash(line.Store));
        (string Path, string Typed)[] asked = [.. ResourceTests.Same.DistinctBy(s => s.Typed.Split(' ')[0])];
        asked
            .Select(a => a.Typed.Split(' ')[0])
            .Order(StringComparer.Ordinal)
            .ShouldBe(QuestionCatalogue.All.Select(q => q.Name).Order(StringComparer.Ordinal));
        var calls = new JsonArray([.. asked.Select(a => Call(a.Path))]);

        var said = await AskAsync(line, calls, "stdio", "dotnet", BuiltProgram.File, "mcp", "--store", line.Store);

        foreach (var ((path, typed), answer) in asked.Zip(said.GetProperty("answers").EnumerateArray()))
        {
            string[] args = [.. typed.Split(' '), "--as-of", Served.AsOf, "--json"];
            if (args[0] == "report")
                args = [.. args, "--force", "--out", line.Folder.Path("report.html")];
            var command = line.Run(args);
            answer.GetProperty("isError").GetBoolean().ShouldBe(command.Code != 0, path);
            if (command.Code != 2)
                answer.Text("text").ShouldBe(command.Out, path);
        }
        StoreDump.Of(line.Store).ShouldBe(before);
        Hash(line.Store).ShouldBe(bytes);
        said.GetProperty("tools")
            .EnumerateArray()
            .Select(t => t.Text("name"))
            .ShouldBe(QuestionCatalogue.All.Select(q => q.Name));
        said.Text("page").ShouldBe(await File.ReadAllTextAsync(Repository.Path("docs", "store.md"), Cancel));
        said.Text("term").ShouldBe($"burn: {Glossary.Find("burn")!.Text}");
    }

    /// <summary>The same of the server, behind its token, and with the answers of the API.</summary>
    [Fact]
    public async Task Tools_CalledOverHttp_AreThoseOfTheServersApi()
    {
        await Node.NeedAsync();
        await using var served = await Served.StartAsync(o => o with { Token = Token });
        string[] paths = ["models?limit=2&offset=1", "explain/amber_anchor/1180", "rules/1200", "model/nobody"];
        var calls = new JsonArray([.. paths.Select(Call)]);
        var url = new Uri(served.Url, "/mcp").ToString();

        var said = await AskAsync(served.Line, calls, "http", url, Token);

        foreach (var (path, answer) in paths.Zip(said.GetProperty("answers").EnumerateArray()))
        {
            var joined = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}as-of={Served.AsOf}";
            using var same = await served.GetAsync("/api/v1/classic/" + joined, ("Authorization", "Bearer " + Token));
            answer.GetProperty("isError").GetBoolean().ShouldBe(!same.IsSuccessStatusCode, path);
            var text = await same.Content.ReadAsStringAsync(Cancel);
            if (same.IsSuccessStatusCode)
                answer.Text("text").ShouldBe(text, path);
            else
                JsonDocument
                    .Parse(answer.Text("text"))
                    .RootElement.Text("code")
                    .ShouldBe(JsonDocument.Parse(text).RootElement.Text("code"));
        }
        var (code, output) = await Node.RunAsync(
            "node",
            "ask.mjs",
            Calls(served.Line, calls),
            "http",
            url,
            Token + "4"
        );
        code.ShouldNotBe(0);
        output.ShouldContain("401");
    }

    private static JsonNode Call(string path)
    {
        var (name, arguments) = ToolArguments.Of(path);
        arguments["as-of"] = Served.AsOf;
        return new JsonObject { ["name"] = name, ["arguments"] = arguments };
    }

    private static string Calls(CommandLine line, JsonArray calls) =>
        line.Folder.Write("calls.json", calls.ToJsonString());

    private static async Task<JsonElement> AskAsync(CommandLine line, JsonArray calls, params string[] how)
    {
        var (code, output) = await Node.RunAsync("node", ["ask.mjs", Calls(line, calls), .. how]);
        code.ShouldBe(0, output);
        return JsonDocument.Parse(output).RootElement;
    }

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
