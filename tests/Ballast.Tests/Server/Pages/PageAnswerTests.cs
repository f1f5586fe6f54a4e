using System.Net;
using Ballast.Server.Pages;
using Ballast.Tests.Cli;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>What stands in pages, without a browser.</summary>
public sealed class PageAnswerTests : IAsyncLifetime
{
    private static readonly CopiedStore Filled = new(() =>
    {
        var line = SnapshotWorld.Stored.CopyTo(new CommandLine { Now = SnapshotWorld.Now });
        line.Folder.Write(
            "paid.csv",
            $"model,roundNumber,selectedStakeValue,payout,roundResolved\nm1,{SnapshotWorld.Last - 30},10,-0.02,True\nm2,{SnapshotWorld.Last - 30},20,0.03,True\n"
        );
        var paid = line.Run("import", line.Folder.Path("paid.csv"));
        paid.Code.ShouldBe(0, paid.Error);
        return line;
    });

    private Served _served = null!;

    public async ValueTask InitializeAsync()
    {
        var line = Filled.CopyTo(new CommandLine { Now = SnapshotWorld.Now });
        _served = await Served.StartAsync(hasStore: false, line: line);
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    /// <summary>A page that asked its own command wrongly would show the refusal and look well otherwise.</summary>
    [Fact]
    public async Task Pages_AskedWithoutWords_AreNotRefusedAsWrongUsage()
    {
        string[] more = ["/model/m1", $"/round/{SnapshotWorld.Last}", $"/round/{SnapshotWorld.Last - 30}"];
        foreach (var path in PageCatalogue.All.Select(p => p.Path).Concat(more))
        {
            using var response = await _served.GetAsync(path);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            html.ShouldNotContain("data-code=\"usage\"", Case.Sensitive, path);
        }
    }

    [Fact]
    public async Task Round_Settled_ShowsItsMoneyAndEveryModel()
    {
        var html = await _served.GetAsync($"/round/{SnapshotWorld.Last - 30}").TextAsync();
        html.ShouldContain($"<h1><bdi>{SnapshotWorld.Last - 30}</bdi></h1>");
        html.ShouldContain("has ended and brought 0.01000\u00A0NMR in 2 payouts");
        html.ShouldContain(">30.00</data>");
        html.ShouldContain("href=\"/model/m1\"");
    }

    [Theory]
    [InlineData("/round/0")]
    [InlineData("/round/x")]
    [InlineData("/round/99999999999")]
    public async Task Round_ThatIsNone_IsSaid(string path) =>
        (await _served.GetAsync(path).TextAsync()).ShouldContain("ROUND is a whole number from 1");

    [Fact]
    public async Task Rules_EachHasItsFormulaAndSources()
    {
        var html = await _served.GetAsync("/rules").TextAsync();
        html.ShouldContain("<dl class=\"facts\" id=\"classic-11-corr05-mmc2\">");
        html.ShouldContain("payout = at_risk * clip(payout_factor * (0.5*corr20v2 + 2*mmc), -0.05, 0.05)");
        html.ShouldContain("numerai/docs git");
    }

    [Theory]
    [InlineData("/rules/1200")]
    [InlineData("/rules?round=1200")]
    public async Task Rules_OfARound_AreAPageOfTheirOwn(string path)
    {
        var html = await _served.GetAsync(path).TextAsync();
        html.ShouldContain("Round 1200 (opened ");
        html.ShouldContain("<dt>rule</dt><dd>classic-12-corr075-mmc225</dd>");
        html.ShouldContain("name=\"round\" value=\"1200\"");
        (await _served.GetAsync("/rules/x").TextAsync()).ShouldContain("data-code=\"usage\"");
        (await _served.GetAsync("/rules/x").StatusAsync()).ShouldBe(HttpStatusCode.BadRequest);
        (await _served.GetAsync("/alerts").TextAsync()).ShouldContain("What is looked for");
    }

    [Fact]
    public async Task Explain_OfAPayout_HasAPage()
    {
        (await _served.GetAsync("/explain").TextAsync()).ShouldContain("Say the model above.");
        var html = await _served.GetAsync($"/explain/m1/{SnapshotWorld.Last - 30}").TextAsync();
        html.ShouldContain("<caption>Payout of round");
        html.ShouldContain("m1 lost 0.02000\u00A0NMR for round");
    }

    /// <summary>An answer about all models to a question about one looks right and is wrong: what the page does not know is refused, as the API refuses it.</summary>
    [Fact]
    public async Task WhatAPageDoesNotKnow_IsRefusedAndNotPassedOver()
    {
        foreach (var path in new[] { "/account?nonsense=1", "/?modell=m1", "/data?from=1200", "/portfolio?nonsense=1" })
        {
            (await _served.GetAsync(path).StatusAsync()).ShouldBe(HttpStatusCode.BadRequest, path);
            (await _served.GetAsync(path).TextAsync()).ShouldContain("This page has no field", Case.Sensitive, path);
        }
    }

    /// <summary>docs/questions.md names the models of a question as the API does.</summary>
    [Fact]
    public async Task ModelsAsTheApiNamesThem_AreTheModelsOfThePage()
    {
        (await _served.GetAsync("/account").TextAsync()).ShouldNotContain("· 1 model<");
        (await _served.GetAsync("/account?models=m1").TextAsync()).ShouldContain("· 1 model<");
        (await _served.GetAsync("/account?model=m1").TextAsync()).ShouldContain("· 1 model<");
        (await _served.GetAsync("/account?model=m1&model=m2").TextAsync()).ShouldContain("· 2 models<");
        (await _served.GetAsync("/portfolio?mix=m1%3D60&mix=m2%3D40").TextAsync()).ShouldContain("Portfolio of 2");
        (await _served.GetAsync("/portfolio").TextAsync()).ShouldContain(
            "Name each model with its weight above, with commas between them, such as alice=30, bob=10."
        );
    }

    /// <summary>A list in slices leads to the entries before and after, and keeps what else was said.</summary>
    [Fact]
    public async Task Lists_InSlices_LeadOn()
    {
        var html = await _served.GetAsync("/rounds?limit=3&offset=4").TextAsync();
        html.ShouldContain("<a href=\"/rounds?limit=3&amp;offset=1\">");
        html.ShouldContain("<a href=\"/rounds?limit=3&amp;offset=7\">");
        (await _served.GetAsync("/models").TextAsync()).ShouldNotContain("offset=");
        var found = await _served.GetAsync("/models?find=M2").TextAsync();
        found.ShouldContain("<bdi>m2</bdi>");
        found.ShouldNotContain("<bdi>m1</bdi>");
    }

    [Fact]
    public async Task Evidence_HasTheTrackRecord()
    {
        (await _served.GetAsync("/evidence").TextAsync()).ShouldContain(
            "How good were the tool\u0026#39;s own answers?".Replace("\u0026", "&")
        );
        const string Track = "/evidence?track-record=true";
        (await _served.GetAsync(Track).TextAsync()).ShouldContain("No answer about the future was kept yet");
        _served.Line.Run("nowcast").Code.ShouldBe(0);
        (await _served.GetAsync(Track).TextAsync()).ShouldContain(
            "1 answer about the future is kept, none of them graded so far."
        );
    }

    [Fact]
    public async Task Models_HaveTheirMoneyAndWhatIsExpected()
    {
        var html = await _served.GetAsync("/models").TextAsync();
        html.ShouldContain("Open rounds, expected");
        html.ShouldContain("<data value=\"0.03\" class=\"gain\">+0.03000</data>");
    }

    [Fact]
    public async Task Backtest_WithoutWords_AsksWhatTheRuleSays_AndOffersAGridOfTheScoresThatArePaid()
    {
        foreach (var path in new[] { "/backtest", "/sensitivity" })
        {
            var html = await _served.GetAsync(path).TextAsync();
            html.ShouldNotContain("(the best of ");
            html.ShouldContain($"<a href=\"{path}?grid=corr20V2%3D0%2C0.5%2C1&amp;grid=mmc%3D0%2C1%2C2%2C3\">");
        }
        var tried = await _served
            .GetAsync("/backtest?grid=corr20V2%3D0%2C0.5%2C1&grid=mmc%3D0%2C1%2C2%2C3")
            .TextAsync();
        tried.ShouldContain("value=\"corr20V2=0,0.5,1\"");
        tried.ShouldContain("value=\"mmc=0,1,2,3\"");
        tried.ShouldContain("(the best of 11)");
        tried.ShouldNotContain("Try others");
    }

    /// <summary>On an empty store a button makes the demo world, elsewhere, once; without it the words say how.</summary>
    [Fact]
    public async Task Demo_OnAnEmptyStore_IsOfferedAndMadeOnce()
    {
        var asked = 0;
        await using var empty = await Served.StartAsync(
            o =>
                o with
                {
                    Demo = _ =>
                    {
                        asked++;
                        return Task.FromResult(new Uri("http://127.0.0.1:1234/"));
                    },
                },
            hasStore: false
        );
        (await empty.GetAsync("/").TextAsync()).ShouldContain("hx-post=\"/demo\"");
        asked.ShouldBe(0);
        (await empty.GetAsync("/demo").StatusAsync()).ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await empty.SendAsync(HttpMethod.Post, "/demo", null).StatusAsync()).ShouldBe(HttpStatusCode.Forbidden);
        var made = await empty.SendAsync(HttpMethod.Post, "/demo", null, ("X-Ballast-Csrf", "1")).TextAsync();
        made.ShouldContain("<a href=\"http://127.0.0.1:1234/\">");
        asked.ShouldBe(1);
        (await _served.SendAsync(HttpMethod.Post, "/demo", null, ("X-Ballast-Csrf", "1")).StatusAsync()).ShouldBe(
            HttpStatusCode.NotFound
        );
    }
}
