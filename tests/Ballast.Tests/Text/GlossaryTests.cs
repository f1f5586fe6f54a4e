using Ballast.Core.Text;

namespace Ballast.Tests.Text;

/// <summary>The one list of terms, as docs/GLOSSARY.md has it.</summary>
public sealed class GlossaryTests
{
    private const string Page = """
        # Glossary

        Some words.

        - **burn**: NMR that is destroyed. See `ballast account` and [risk](risk.md).
        - **gap, missing round** (also: holes): a round without a score.
        - **prediction** (kept): an answer that is graded later.
        """;

    [Fact]
    public void Page_IsRead_WithoutMarkup()
    {
        var terms = Glossary.Parse(Page).ToList();
        terms.Select(t => t.Name).ShouldBe(["burn", "gap, missing round", "prediction"]);
        terms[0].Text.ShouldBe("NMR that is destroyed. See ballast account and risk.");
        terms[1].AlsoCalled.ShouldBe(["gap", "missing round", "holes"]);
        terms[2].AlsoCalled.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("effective rounds", "independent rounds")]
    [InlineData("Effective rounds", "independent rounds")]
    [InlineData("DRAWDOWN", "drawdown")]
    [InlineData("drawdowns", "drawdown")]
    [InlineData("p value", "p-value")]
    [InlineData("Missing rounds", "gap, missing round")]
    [InlineData("payout factor", "payout factor")]
    public void Find_WhateverCaseAndNumber_FindsTheTerm(string words, string term) =>
        Glossary.Find(words).ShouldNotBeNull().Name.ShouldBe(term);

    [Fact]
    public void Find_WhatIsNoTerm_IsNull() => Glossary.Find("spaghetti").ShouldBeNull();

    [Theory]
    [InlineData("drawdwn", "drawdown")]
    [InlineData("Sharpee", "Sharpe")]
    [InlineData("drawdown additive", "drawdown")]
    public void Near_OfAWordThatIsTypedNearlySo_HasTheTerm(string words, string term) =>
        Glossary.Near(words).ShouldContain(term);

    [Fact]
    public void Near_OfAWordInsideTerms_HasThem() => Glossary.Near("payout").ShouldContain("payout factor");

    /// <summary>A line that cannot be read would be lost without a word.</summary>
    [Fact]
    public void EveryEntryOfThePage_IsATerm()
    {
        var lines = File.ReadLines(Support.Repository.Path("docs", "GLOSSARY.md"))
            .Where(l => l.StartsWith("- ", StringComparison.Ordinal))
            .ToList();
        Glossary.Terms.Count.ShouldBe(lines.Count);
        Glossary
            .Terms.Select(t => t.Name)
            .ShouldBe(Glossary.Terms.Select(t => t.Name).OrderBy(n => n, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Two entries of one name, or a name that another one is also called: the second would never be found.</summary>
    [Fact]
    public void EveryName_LeadsToItsOwnTerm()
    {
        foreach (var term in Glossary.Terms)
        {
            foreach (var name in term.AlsoCalled.Append(term.Name))
                Glossary.Find(name).ShouldBe(term, name);
        }
    }

    /// <summary>A newcomer reads the first sentence alone, as a hint over a heading: it is short and has no formula.</summary>
    [Fact]
    public void FirstSentence_IsShort()
    {
        foreach (var term in Glossary.Terms)
            term.FirstSentence.Length.ShouldBeLessThanOrEqualTo(160, term.FirstSentence);
    }
}
