using System.Globalization;
using System.Text;
using Ballast.Core.Questions;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

public sealed class CompareTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    /// <summary>Payout 0.1 x (0.5 corr + 2 mmc) of a stake of 1, worked by hand: a 0.005 each round, b 0.001 and -0.001 in turns.</summary>
    [Fact]
    public void KnownScores_GiveTheFiguresWorkedByHand()
    {
        Import(
            240,
            (r, model) =>
                model == "a" ? 0.1
                : r % 2 == 0 ? 0.02
                : -0.02
        );
        var answer = _line.Json("compare", "b", "a", "--returns", "computed");
        answer.GetProperty("schema").GetString().ShouldBe("ballast.compare/1");
        var models = answer.GetProperty("models").EnumerateArray().ToList();
        models.Select(m => m.GetProperty("model").GetString()).ShouldBe(["b", "a"]);
        models[1].GetProperty("mean").GetProperty("value").GetDouble().ShouldBe(0.005, 1e-12);
        models[1].GetProperty("total").GetProperty("value").GetDouble().ShouldBe(240 * 0.005, 1e-9);
        models[0].GetProperty("mean").GetProperty("value").GetDouble().ShouldBe(0, 1e-12);
        var pair = answer.GetProperty("pairs")[0];
        pair.GetProperty("rounds").GetInt32().ShouldBe(240);
        pair.GetProperty("difference").GetDouble().ShouldBe(-0.005, 1e-12);
        pair.GetProperty("leftAhead").GetDouble().ShouldBe(0);
        var worst = answer.GetProperty("worstStretches").EnumerateArray().ToList();
        worst.Select(w => w.GetProperty("model").GetString()).ShouldBe(["b", "a"]);
        worst[1].GetProperty("returns")[1].GetDouble().ShouldBe(20 * 0.005, 1e-12);
    }

    [Fact]
    public void Figures_AreThoseOfRisk()
    {
        Import(240, (r, model) => Math.Sin(r * (model[0] - 'a' + 1.3)) / 20);
        var compared = _line.Json("compare", "a", "b", "c", "--returns", "computed");
        var risk = _line.Json("risk", "a", "b", "c", "--returns", "computed");
        for (var i = 0; i < 3; i++)
        {
            var measures = risk.GetProperty("subjects")[i].GetProperty("regimes")[0].GetProperty("measures");
            foreach (
                var (field, name) in new[] { ("mean", "return"), ("total", "total"), ("deepestFall", "maxDrawdown") }
            )
                compared
                    .GetProperty("models")[i]
                    .GetProperty(field)
                    .GetRawText()
                    .ShouldBe(
                        measures.EnumerateArray().First(m => m.GetProperty("name").GetString() == name).GetRawText()
                    );
        }
        compared.GetProperty("verdict").GetRawText().ShouldBe(risk.GetProperty("verdict").GetRawText());
        // Three models, each pair once, on the rounds that both have.
        compared.GetProperty("pairs").GetArrayLength().ShouldBe(3);
    }

    /// <summary>Under the older rule there are most rounds of a, and one that b has too; under the newer one four.</summary>
    [Fact]
    public void FewRounds_AreThoseThatBothHave()
    {
        var table = new StringBuilder("model,roundNumber,corr,mmc\n");
        for (var round = 1100; round <= 1180; round++)
        {
            table.Append(CultureInfo.InvariantCulture, $"a,{round},0.01,0.01\n");
            if (round is >= 1171 and <= 1175)
                table.Append(CultureInfo.InvariantCulture, $"b,{round},0.02,0\n");
        }
        _line.Run("import", _line.Folder.Write("few.csv", table.ToString())).Code.ShouldBe(0);
        var answer = _line.Json("compare", "a", "b");
        answer.GetProperty("standsOn").GetProperty("from").GetInt32().ShouldBe(1172);
        answer.GetProperty("pairs")[0].GetProperty("rounds").GetInt32().ShouldBe(4);
    }

    /// <summary>A mix stands on the rounds that the risk of its models stands on.</summary>
    [Fact]
    public void Portfolio_StandsOnTheRoundsOfRisk()
    {
        Import(400, (r, model) => Math.Sin(r * (model[0] - 'a' + 1.3)) / 20);
        var on = _line.Json("portfolio", "a=60", "b=40").GetProperty("paid").GetProperty("standsOn");
        on.GetRawText().ShouldBe(_line.Json("risk", "a", "b").GetProperty("standsOn").GetRawText());
        on.GetProperty("to").GetInt32().ShouldBe(1171);
        _line
            .Run("portfolio", "a=60", "b=40")
            .Out.ReplaceLineEndings(" ")
            .ShouldContain("Under the rule of rounds 650 to 1171");
    }

    [Theory]
    [InlineData(2, "compare takes 2 to 10 models, not 1.", "a")]
    [InlineData(2, "compare takes 2 to 10 models, not 11.", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k")]
    [InlineData(2, "--clip is a number from 0 to 1000000000, not 'x'.", "a", "b", "--clip", "x")]
    [InlineData(1, "No model 'zzz' is stored.", "a", "zzz")]
    [InlineData(2, "For example: ballast compare alice bob.", "a")]
    [InlineData(1, "Only a is named; name another model to compare it with.", "a", "A")]
    [InlineData(1, "No model of classic was known by 2019-01-01 00:00 UTC", "a", "b", "--as-of", "2019-01-01")]
    public void WhatCannotBeCompared_IsRefused(int code, string says, params string[] words)
    {
        Import(30, (_, _) => 0.01);
        var said = _line.Run(["compare", .. words]);
        said.Code.ShouldBe(code);
        said.Error.ShouldContain(says);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(80)]
    [InlineData(200)]
    public void Words_AtAnyWidth_StayInIt(int width)
    {
        Import(240, (r, model) => Math.Sin(r * (model[0] - 'a' + 1.3)) / 20);
        using var line = new CommandLine { Width = width, Location = _line.Store };
        var said = line.Run("compare", "a", "b", "c", "--returns", "computed");
        said.Code.ShouldBe(0);
        said.Out.Split('\n').ShouldAllBe(l => l.TrimEnd().Length <= width);
        said.Out.ReplaceLineEndings(" ").ShouldContain("Any of these 3 models can still be the best");
        said.Out.Split('\n')[1].ShouldContain(" brought most, ");
    }

    /// <summary>Nobody wrote them: they come from the declaration.</summary>
    [Fact]
    public async Task PageAndApi_OfADeclaredQuestion_AnswerWhatTheCommandDoes()
    {
        Import(240, (r, model) => Math.Sin(r * (model[0] - 'a' + 1.3)) / 20);
        await using var served = await Served.StartAsync(hasStore: false, line: _line);
        foreach (var question in QuestionCatalogue.All)
        {
            var page = await served.GetAsync($"/{question.Name}").TextAsync();
            page.ShouldContain(question.Asks);
            foreach (var parameter in question.Parameters.Where(p => p.IsInForm))
                page.ShouldContain($"name=\"{parameter.Name}\"");
        }
        const string Asked = "from=1010&returns=computed";
        var answer = await served.GetAsync($"/compare?models=a,b&{Asked}").TextAsync();
        var document = _line.Json("compare", "a", "b", "--from", "1010", "--returns", "computed");
        var difference = document.GetProperty("pairs")[0].GetProperty("difference").GetDouble();
        answer.ShouldContain($"<data value=\"{difference.ToString("R", CultureInfo.InvariantCulture)}\"");
        answer.ShouldContain("data-chart=\"lines\"");
        QuestionCatalogue.Find("compare")!.Schema.ShouldBe(document.GetProperty("schema").GetString());
    }

    private void Import(int rounds, Func<int, string, double> mmc)
    {
        var table = new StringBuilder("model,roundNumber,corr,mmc\n");
        for (var round = 900; round < 900 + rounds; round++)
        {
            foreach (var model in new[] { "a", "b", "c" })
                // Half of corr and twice mmc, a tenth of it: 0.1 x 2 x mmc / 4 = 0.05 mmc.
                table.Append(
                    CultureInfo.InvariantCulture,
                    $"{model},{round},0,{mmc(round, model) / 4:0.################}\n"
                );
        }
        _line.Run("import", _line.Folder.Write("table.csv", table.ToString())).Code.ShouldBe(0);
    }
}
