using System.Net;
using System.Text.Json;
using Ballast.Cli;
using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Server;
using Ballast.Server.Rest;
using Ballast.Tests.Cli;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Rest;

/// <summary>The API says what the command line says, byte for byte.</summary>
public sealed class ResourceTests
{
    // Who asks over HTTP makes no claim; the questions says so for everybody.
    private const string NeverKept = "no-record";

    /// <summary>Path and query of the API, and the same question as it is typed.</summary>
    internal static readonly (string Path, string Typed)[] Same =
    [
        ("backtest", "backtest"),
        (
            "backtest?model=nan&model=amber_anchor&from=1185&grid=corr%3D0,1&grid=mmc%3D0,2&mode=average&stake=5",
            "backtest nan amber_anchor --from 1185 --grid corr=0,1 --grid mmc=0,2 --mode average --stake 5"
        ),
        ("risk?all=true", "risk --all"),
        ("risk?all=false&returns=computed", "risk --returns computed"),
        ("evidence?model=amber_anchor&window=20", "evidence amber_anchor --window 20"),
        ("nowcast", "nowcast"),
        ("account?to=1200", "account --to 1200"),
        ("accounts?sort=name&limit=2", "accounts --sort name --limit 2"),
        ("accounts/nobody", "accounts nobody"),
        ("realised?lots=average", "realised --lots average"),
        ("compare?model=amber_anchor&model=nan&returns=computed", "compare amber_anchor nan --returns computed"),
        ("ladder?stake=2&rounds=5", "ladder --stake 2 --rounds 5"),
        ("ladder?release=amber_anchor%3Dall", "ladder --release amber_anchor=all"),
        ("advise?returns=computed", "advise --returns computed"),
        ("allocate?returns=computed&cap=0.5", "allocate --returns computed --cap 0.5"),
        ("allocate?raw=true&method=min-cvar,equal", "allocate --raw --method min-cvar,equal"),
        ("tiers", "tiers"),
        ("tiers?replay&total=50", "tiers --replay --total 50"),
        ("rehearse?policy=tiers&total=50", "rehearse --policy tiers --total 50"),
        ("rehearse?policy=hold,bands&total=50", "rehearse --policy hold,bands --total 50"),
        ("rehearse?policy=hold&future=30&paths=200&seed=5", "rehearse --policy hold --future 30 --paths 200 --seed 5"),
        ("plan", "plan"),
        ("plan?model=amber_anchor&total=50&expires=5", "plan amber_anchor --total 50 --expires 5"),
        ("plan?target=amber_anchor%3D1,nan%3D7", "plan --target amber_anchor=1,nan=7"),
        ("plan?target=tiers", "plan --target tiers"),
        ("plan?compare=equal,hold", "plan --compare equal,hold"),
        ("paper", "paper"),
        ("paper/nobody", "paper show nobody"),
        ("regret", "regret"),
        ("sensitivity", "sensitivity"),
        ("field?all", "field --all"),
        ("explain/amber_anchor/1180", "explain amber_anchor 1180"),
        ("reconcile", "reconcile"),
        ("portfolio?mix=amber_anchor%3D1&mix=nan%3D2", "portfolio amber_anchor=1 nan=2"),
        ("portfolio?mix=amber_anchor%3D1", "portfolio amber_anchor=1"),
        ("registry?check=true&history=true", "registry --check --history"),
        ("lineage?strategy=none", "lineage none"),
        ("models?by=strategy", "models --by strategy"),
        ("rule-changes", "rule-changes"),
        ("alerts?days=30", "alerts --days 30"),
        ("rules", "rules"),
        ("rules/1200", "rules 1200"),
        ("report?anonymous=true", "report --anonymous"),
        ("models?limit=2&offset=1", "models --limit 2 --offset 1"),
        ("rounds", "rounds"),
        ("data", "data"),
        ("journal?limit=5", "journal --limit 5"),
        ("fingerprints?near=0.9", "fingerprints --near 0.9"),
        ("today?since=2026-01-01", "today --since 2026-01-01"),
        ("model/amber_anchor", "model amber_anchor"),
        ("round/1180", "round 1180"),
    ];

    /// <summary>Two stores, because none has an answer to everything: the examples, and open rounds of a small field.</summary>
    [Fact]
    public async Task EveryResource_AnswersWithTheBytesOfTheCommandLine()
    {
        await using var examples = await Served.StartAsync();
        var answered = await CompareAsync(examples, Served.AsOf, Same);
        using var line = new CommandLine { Now = SnapshotWorld.Now };
        var table = line.Folder.Write("snapshots.csv", SnapshotWorld.Table(first: 1200));
        line.Run("import", table).Code.ShouldBe(0);
        foreach (var metric in new[] { "corr20V2", "mmc" })
            line.Run("import", line.Folder.Write(metric + ".csv", Wide(metric.Length)), "--metric", metric)
                .Code.ShouldBe(0);
        foreach (
            var words in new[]
            {
                "set strategy old",
                "set strategy new parent=old",
                "assign w1 old --from 1",
                "assign w2 new --from 1",
            }
        )
            line.Run(["registry", .. words.Split(' ')]).Code.ShouldBe(0);
        await using var open = await Served.StartAsync(hasStore: false, line: line);
        var now = SnapshotWorld.Now.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        answered.UnionWith(
            await CompareAsync(
                open,
                now,
                [
                    ("nowcast?model=m2", "nowcast m2"),
                    ("plan?target=m2%3D9", "plan --target m2=9"),
                    ("compare?model=w1&model=w2&returns=computed", "compare w1 w2 --returns computed"),
                    ("evidence?model=w1&model=w2&returns=computed", "evidence w1 w2 --returns computed"),
                    ("allocate?model=w1&model=w2&returns=computed", "allocate w1 w2 --returns computed"),
                    ("field?all=1", "field --all"),
                    ("lineage?returns=computed", "lineage --returns computed"),
                    ("risk?by=strategy&model=n*&returns=computed", "risk n* --by strategy --returns computed"),
                ]
            )
        );
        ResourceCatalogue.All.Select(r => r.Name).Except(answered).ShouldBeEmpty();
    }

    /// <summary>A third store: an account that was synced weeks after a change of staking systems, every question asked of its own models.</summary>
    [Fact]
    public async Task EveryResource_OfASyncedAccount_AnswersWithTheBytesOfTheCommandLine()
    {
        var now = new DateTimeOffset(2026, 10, 20, 18, 0, 0, TimeSpan.Zero);
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                Now = now,
                Seed = 3,
                Rounds = 90,
                RoundsAhead = 5,
                Models = 4,
                Cutovers = new Dictionary<Tournament, int> { [Tournament.Classic] = 1343 },
            },
            TestContext.Current.CancellationToken
        );
        using var line = new CommandLine
        {
            Now = now,
            Variables = new Dictionary<string, string>
            {
                ["NUMERAI_PUBLIC_ID"] = sandbox.Key!.PublicId,
                ["NUMERAI_SECRET_KEY"] = sandbox.Key.Secret,
            },
        };
        var synced = line.Run("sync", "--account", "--api", sandbox.Url.ToString());
        synced.Code.ShouldBe(0, synced.Error);
        string[] names =
        [
            .. line.Json("models").GetProperty("models").EnumerateArray().Select(m => m.Text("model")).Take(2),
        ];
        await using var served = await Served.StartAsync(hasStore: false, line: line);
        var asOf = now.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        // The same questions of this account's own models and rounds.
        string Own(string words) =>
            new[] { ("amber_anchor", names[0]), ("nan", names[1]), ("1180", "1320"), ("1200", "1340") }.Aggregate(
                words,
                (text, pair) => text.Replace(pair.Item1, pair.Item2, StringComparison.Ordinal)
            );

        var own = Same.Select(s => (Own(s.Path), Own(s.Typed))).ToList();
        var answered = await CompareAsync(served, asOf, own);
        string[] alive =
        [
            "today",
            "ladder",
            "plan",
            "account",
            "realised",
            "risk",
            "model",
            "round",
            "data",
            "rounds",
            "models",
        ];
        alive.Except(answered).ShouldBeEmpty();
    }

    /// <summary>A field of 21 models that are scored in every round.</summary>
    private static string Wide(int seed)
    {
        var models = Enumerable.Range(1, 21).ToList();
        var rounds = Enumerable
            .Range(SnapshotWorld.First, SnapshotWorld.Last - SnapshotWorld.First)
            .Select(r =>
                string.Join(',', models.Select(m => Math.Round(0.02 * Math.Sin((r * m) + (seed * r)), 6)).Prepend(r))
            );
        return $"roundNumber,{string.Join(',', models.Select(m => $"w{m}"))}\n{string.Join('\n', rounds)}\n";
    }

    /// <summary>Asks both ways; a refusal must be the same refusal.</summary>
    /// <returns>The resources that had an answer.</returns>
    private static async Task<HashSet<string>> CompareAsync(
        Served served,
        string asOf,
        IReadOnlyList<(string Path, string Typed)> same
    )
    {
        var answered = new HashSet<string>();
        foreach (var (path, typed) in same)
        {
            using var response = await served.GetAsync(
                $"/api/v1/classic/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}as-of={asOf}"
            );
            string[] args = [.. typed.Split(' '), "--as-of", asOf, "--json"];
            if (args[0] == "report")
                args = [.. args, "--force", "--out", served.Line.Folder.Path("report.html")];
            var said = served.Line.Run(args);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                text.ShouldBe(said.Out, path);
                said.Code.ShouldBe(0);
                answered.Add(args[0]);
                continue;
            }
            var (problem, error) = (JsonDocument.Parse(text).RootElement, JsonDocument.Parse(said.Out).RootElement);
            problem.Text("code").ShouldBe(error.Text("code"), path);
            problem.Text("message").ShouldBe(error.Text("message"), path);
        }
        return answered;
    }

    [Fact]
    public void Resources_AreTheQuestions() =>
        ResourceCatalogue.All.Select(r => r.Name).ShouldBe(QuestionCatalogue.All.Select(q => q.Name));

    /// <summary>An option of the command line that the API lacks, or the other way round, fails here.</summary>
    [Fact]
    public void Parameters_AreTheOptionsOfTheCommand()
    {
        using var line = new CommandLine();
        var root = Application.Root(line.CliHost(TextWriter.Null, TextWriter.Null));
        foreach (var resource in ResourceCatalogue.All)
        {
            var command = root.Subcommands.Single(c => c.Name == resource.Name);
            var options = command
                .Options.Select(o => o.Name.TrimStart('-'))
                // A file is the command line's alone.
                .Except(["out", "ics", "export", "force", "help", "h", "?", NeverKept])
                // So is what shows details in words, where the question has no such switch of its own.
                .Except(QuestionCatalogue.Find(resource.Name)!.Parameters.Any(p => p.Name == "all") ? [] : ["all"])
                // So is what asks Numerai and a node about a plan that lies in a file.
                .Except(
                    resource.Name == "plan" ? ["verify", "api", "node", "strategy", "mode-codes", "known-mode"] : []
                )
                // And who computes, which changes no answer.
                .Except(QuestionCatalogue.Find(resource.Name)!.HasParts ? ["cluster"] : [])
                // And what asks Numerai for the account as it is now.
                .Except(resource.Name == "account" ? ["live", "api", "account"] : [])
                .Except(
                    QuestionCatalogue
                        .Find(resource.Name)!
                        .Parameters.Where(p => p.Kind == ParameterKind.File)
                        .Select(p => p.Name)
                );
            resource
                .Parameters.Select(p => p.Name)
                .Order(StringComparer.Ordinal)
                .ShouldBe(options.Order(StringComparer.Ordinal), resource.Name);
            var isSwitch = resource.Parameters.Where(p => p.Kind == ParameterKind.Switch).Select(p => "--" + p.Name);
            command
                .Options.Where(o =>
                    o.ValueType == typeof(bool)
                    && o.Name is not ("--help" or "--force" or "--live")
                    && o.Name != "--" + NeverKept
                    && (o.Name != "--all" || resource.Parameters.Any(p => p.Name == "all"))
                )
                .Select(o => o.Name)
                .ShouldBe(isSwitch, resource.Name);
        }
    }

    [Fact]
    public async Task OpenApi_IsTheApprovedDocument()
    {
        await using var served = await Served.StartAsync(hasStore: false);
        Approved.Matches(await served.GetAsync("/api/v1/openapi.json").TextAsync(), "openapi");
    }

    [Fact]
    public async Task Pages_FollowedByTheirLinks_GiveEveryModelOnce()
    {
        await using var served = await Served.StartAsync();
        var names = new List<string>();
        var path = $"/api/v1/classic/models?limit=3&as-of={Served.AsOf}";
        while (path is not null)
        {
            using var response = await served.GetAsync(path);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var page = JsonDocument.Parse(text).RootElement;
            page.Whole("total").ShouldBe(4);
            names.AddRange(page.GetProperty("models").EnumerateArray().Select(m => m.Text("model")));
            path = response.Headers.TryGetValues("Link", out var links)
                ? links
                    .Single()
                    .Split(", ")
                    .FirstOrDefault(l => l.EndsWith("rel=\"next\"", StringComparison.Ordinal))
                    ?.Split('<', '>')[1]
                : null;
        }
        names.ShouldBe(["amber_anchor", "brisk_beacon", "ivory_island", "nan"]);
    }

    [Fact]
    public async Task Document_ThatTheReaderHas_IsNotSentAgain()
    {
        await using var served = await Served.StartAsync();
        var path = $"/api/v1/classic/account?as-of={Served.AsOf}";
        using var first = await served.GetAsync(path);
        var tag = first.Headers.ETag!.ToString();
        first.Headers.ETag!.IsWeak.ShouldBeFalse();
        (await served.GetAsync(path, ("If-None-Match", tag)).StatusAsync()).ShouldBe(HttpStatusCode.NotModified);
        (await served.GetAsync(path, ("If-None-Match", $"\"x\", W/{tag}")).StatusAsync()).ShouldBe(
            HttpStatusCode.NotModified
        );
        (await served.GetAsync(path, ("If-None-Match", "\"x\"")).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        (await served.GetAsync(path + "&to=1200", ("If-None-Match", tag)).StatusAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("classic/risk?model=nobody", 404, "unknown-model")]
    [InlineData("classic/explain/nobody/1180", 404, "unknown-model")]
    [InlineData("classic/backtest?from=1&to=2", 422, null)]
    [InlineData("classic/backtest?from=soon", 400, "usage")]
    [InlineData("classic/backtest?from=1&from=2", 400, "usage")]
    [InlineData("classic/backtest?frm=1", 400, "usage")]
    [InlineData("classic/backtest?store=/etc/passwd", 400, "usage")]
    [InlineData("classic/report?out=/x.html", 400, "usage")]
    [InlineData("classic/risk?all=perhaps", 400, "usage")]
    [InlineData("classic/backtest?as-of=soon", 400, "usage")]
    [InlineData("classic/models?limit=1001", 400, "usage")]
    [InlineData("classic/rules/-1", 400, "usage")]
    [InlineData("classic/rules/x", 400, "usage")]
    [InlineData("roulette/backtest", 400, "usage")]
    [InlineData("classic/backtest/x", 404, "no-such-path")]
    [InlineData("classic/explain", 404, "no-such-path")]
    [InlineData("classic/apply", 404, "no-such-path")]
    // What looks like an option is a name like any other.
    [InlineData("classic/risk?model=--help", 404, "unknown-model")]
    [InlineData("classic/risk?model=--help&from=1&from=2", 400, "usage")]
    [InlineData("classic/risk?model=--store%3Dx", 404, "unknown-model")]
    public async Task Question_ThatCannotBeAnswered_IsAProblem(string path, int status, string? code)
    {
        await using var served = await Served.StartAsync();
        var sent = served.GetAsync("/api/v1/" + path);
        if (code is not null)
            await sent.ProblemAsync(status, code);
        else
            ((int)await sent.StatusAsync()).ShouldBe(status);
    }

    [Fact]
    public async Task Store_ThatIsNotThereOrNoStore_IsSaidSo()
    {
        await using var served = await Served.StartAsync(hasStore: false);
        var problem = await served.GetAsync("/api/v1/classic/risk").ProblemAsync(404, "no-store");
        problem
            .Text("message")
            .ShouldBe(JsonDocument.Parse(served.Line.Run("risk", "--json").Out).RootElement.Text("message"));
        (await served.GetAsync("/healthz").StatusAsync()).ShouldBe(HttpStatusCode.OK);
        File.WriteAllText(served.Line.Store, new string('x', 5000));
        await served.GetAsync("/api/v1/classic/risk").ProblemAsync(503, "store");
        // The process lives; that nothing may be sent here is for the other one to say.
        (await served.GetAsync("/healthz").StatusAsync()).ShouldBe(HttpStatusCode.OK);
        (await served.GetAsync("/healthz").TextAsync()).ShouldContain("\"ok\":false");
        (await served.GetAsync("/readyz").StatusAsync()).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Method_ThatAResourceDoesNotHave_IsRefused()
    {
        await using var served = await Served.StartAsync();
        using var response = await served.SendAsync(
            HttpMethod.Delete,
            "/api/v1/classic/models",
            null,
            ("X-Ballast-Csrf", "1")
        );
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "HEAD"]);
    }
}
