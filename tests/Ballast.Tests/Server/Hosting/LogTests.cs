using System.Reflection;
using System.Text.Json;
using Ballast.Cli.Commands;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Server.Hosting;
using Ballast.Server.Logging;
using Ballast.Server.Observing;
using Ballast.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Ballast.Tests.Server.Hosting;

/// <summary>What fails in a server stands in its log, and no secret with it.</summary>
public sealed class LogTests
{
    private const string Token = "0123456789abcdef-token";
    private const string Password = "pass-of-the-store";
    private const string Secret = "SECRETKEYOFMINE";

    [Fact]
    public async Task Request_ThatFails_StandsInTheLogWithItsException_AndWithoutSecrets()
    {
        await using var world = await World.StartAsync(questions => new FailingQuestions(questions));
        var secret = Uri.EscapeDataString(Secret);
        await world
            .Served.GetAsync($"/api/v1/classic/risk?model={secret}&model={Token}", ("Authorization", $"Bearer {Token}"))
            .ProblemAsync(500, "internal");

        var log = await world.Log.UntilAsync(" error 1001 ");
        log.ShouldContain(" error 1001 GET /api/v1/risk failed.");
        log.ShouldContain(" error 1102 The question risk ");
        log.ShouldContain("InvalidOperationException");
        log.ShouldContain("FailingQuestions.Ask");
        log.ShouldContain("***");
        ShouldHoldNoSecret(log);
        // One line an entry, whatever a message holds.
        foreach (var line in log.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            words[1].ShouldBeOneOf("error", "warning", "info", "debug");
            words[2].Length.ShouldBe(4);
        }
    }

    [Fact]
    public async Task Log_AsJson_IsAnObjectALineWithItsValuesApart_AndWithoutSecrets()
    {
        await using var world = await World.StartAsync(questions => new FailingQuestions(questions), isJson: true);
        await world
            .Served.GetAsync($"/api/v1/classic/risk?model={Secret}", ("Authorization", $"Bearer {Token}"))
            .ProblemAsync(500, "internal");

        var log = await world.Log.UntilAsync("\"RequestFailed\"");
        ShouldHoldNoSecret(log);
        var entries = log.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonDocument.Parse(l).RootElement)
            .ToList();
        entries.ShouldAllBe(e => e.Text("time").EndsWith('Z') && e.Text("message").Length > 0);
        var failed = entries.Single(e => e.Whole("event") == EventIds.RequestFailed);
        failed.Text("level").ShouldBe("error");
        failed.Text("name").ShouldBe("RequestFailed");
        failed.Text("message").ShouldBe("GET /api/v1/risk failed.");
        (failed.GetProperty("values").Text("Method"), failed.GetProperty("values").Text("Route")).ShouldBe(
            ("GET", "/api/v1/risk")
        );
        failed.Text("exception").ShouldContain("FailingQuestions.Ask");
        failed.Text("exception").ShouldContain("***");
    }

    [Fact]
    public async Task Store_ThatCannotBeRead_StandsInTheLogWithoutItsPassword()
    {
        var place = $"postgres://someone:{Password}@127.0.0.1:1/none";
        await using var world = await World.StartAsync(questions => questions, place);
        (await world.Served.GetAsync("/healthz").TextAsync()).ShouldContain("\"ok\":false");
        await world
            .Served.GetAsync("/api/v1/classic/models", ("Authorization", $"Bearer {Token}"))
            .ProblemAsync(503, "store");

        var log = await world.Log.UntilAsync(" warning 1008 ");
        log.ShouldContain(" warning 1201 ");
        log.ShouldContain(" error 1101 The question models failed (store): ");
        log.ShouldContain(" warning 1008 GET /api/v1/models was answered with 503.");
        ShouldHoldNoSecret(log);
    }

    [Theory]
    [InlineData("Host=db;Username=me;Password=hunter2hunter2;Pooling=true", "hunter2hunter2")]
    [InlineData("cannot reach postgres://me:hunter2@db/store", "hunter2")]
    [InlineData("header Authorization: Bearer abc.def", "abc.def")]
    [InlineData("sent Token PUBLIC$hunter2 to", "hunter2")]
    [InlineData("{\"api_key\": \"hunter2\"}", "hunter2")]
    public void Text_ThatLooksLikeASecret_IsMasked(string text, string secret)
    {
        using var line = new CommandLine();
        var mask = LogOptions.Mask(line.CliHost(TextWriter.Null, TextWriter.Null), line.Store, token: null);
        mask.Clean(text).ShouldNotContain(secret);
        mask.Clean("Sync of classic begins: round 1200 opens.").ShouldBe("Sync of classic begins: round 1200 opens.");
    }

    [Fact]
    public void Numbers_OfEntries_AreUniqueAndListedInOnePlace()
    {
        var listed = typeof(EventIds)
            .GetFields()
            .ToDictionary(f => (int)f.GetRawConstantValue()!, f => f.Name, EqualityComparer<int>.Default);
        var used = typeof(EventIds)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(m => (Method: m.Name, m.GetCustomAttribute<LoggerMessageAttribute>()?.EventId))
            .Where(m => m.EventId is not null)
            .ToList();
        used.Select(m => m.EventId!.Value).ShouldBeUnique();
        foreach (var (method, id) in used)
            listed[id!.Value].ShouldBe(method);
        used.Count.ShouldBe(listed.Count);
        var documented = File.ReadLines(Repository.Path("docs", "serve.md"))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 4 && cells[1].Length == 4 && cells[1].All(char.IsAsciiDigit))
            .Select(cells => int.Parse(cells[1]));
        documented.ShouldBe(listed.Keys.Order());
    }

    private static void ShouldHoldNoSecret(string log)
    {
        log.ShouldNotContain(Token);
        log.ShouldNotContain(Password);
        log.ShouldNotContain(Secret);
    }

    /// <summary>A server whose log is kept, with everything that <c>ballast serve</c> takes secrets from.</summary>
    private sealed class World : IAsyncDisposable
    {
        private World(CommandLine line, ILoggerFactory logs, SharedWriter log, Served served) =>
            (Line, Logs, Log, Served) = (line, logs, log, served);

        public SharedWriter Log { get; }

        public Served Served { get; }

        private CommandLine Line { get; }

        private ILoggerFactory Logs { get; }

        public static async Task<World> StartAsync(
            Func<IQuestionService, IQuestionService> questions,
            string? place = null,
            bool isJson = false
        )
        {
            var line = new CommandLine
            {
                Location = place,
                Variables = new Dictionary<string, string> { ["NUMERAI_SECRET_KEY"] = Secret },
            };
            var log = new SharedWriter();
            var logs = LogOptions.Create(
                line.CliHost(TextWriter.Null, log),
                place ?? $"postgres://someone:{Password}@nowhere/none",
                new LogChoice("debug", isJson),
                Token
            );
            var served = await Served.StartAsync(
                o => o with { Token = Token, Logs = logs, Questions = questions(o.Questions) },
                hasStore: false,
                line: line
            );
            return new World(line, logs, log, served);
        }

        public async ValueTask DisposeAsync()
        {
            await Served.DisposeAsync();
            Logs.Dispose();
            Log.Dispose();
            Line.Dispose();
        }
    }

    private sealed class FailingQuestions(IQuestionService questions) : IQuestionService
    {
        public Answer Run(CommandCall call, CancellationToken cancellation) => throw new NotSupportedException();

        public Answer Ask(QuestionRequest request, CancellationToken cancellation) =>
            throw new InvalidOperationException(
                $"It broke\nat {request.Key} postgres://someone:{Password}@nowhere/none"
            );

        public Outcome<IRevisionStore> Open() => questions.Open();

        public StoreHealth Health() => questions.Health();

        public string? Stamp() => null;
    }
}
