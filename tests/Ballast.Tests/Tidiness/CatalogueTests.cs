using System.Text;
using Ballast.Cli;
using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Risk;
using Ballast.Tests.Support;

namespace Ballast.Tests.Tidiness;

/// <summary>Every part there is, listed in one approved text: a lost one fails here.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public void Catalogue_OfAllParts_IsTheApprovedOne()
    {
        using var line = new CommandLine();
        var text = new StringBuilder();
        text.Append("Commands\n");
        foreach (var command in Application.Root(Anything()).Subcommands)
            text.Append($"  {command.Name}: {command.Description}\n");
        text.Append("Payout rules\n");
        foreach (var rule in PayoutTimeline.Shipped.Rules)
            text.Append($"  {rule.Id}\n");
        text.Append("Payout formulas\n");
        foreach (var formula in PayoutFormulas.All)
            text.Append($"  {formula.GetType().Name}: {formula.Text}\n");
        text.Append("Multiplier rules\n");
        foreach (var rule in RuleCatalogue.MultiplierRules)
            text.Append($"  {rule.Id}: {rule.Text}\n");
        text.Append("Risk measures\n");
        foreach (var measure in MeasureCatalogue.All)
            text.Append($"  {measure.Name}: {measure.Definition}\n");
        Approved.Matches(text.ToString(), "catalogue");
    }

    [Fact]
    public void Measures_InTheAssembly_AreAllInTheCatalogue() =>
        Implementations<IRiskMeasure>()
            .ShouldBe(MeasureCatalogue.All.Select(m => m.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Formulas_InTheAssembly_AreAllInTheCatalogue() =>
        Implementations<IPayoutFormula>()
            .ShouldBe(PayoutFormulas.All.Select(m => m.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void MultiplierRules_InTheAssembly_AreAllInTheCatalogue() =>
        // What is above a range is no rule of its own: every rule with a range is given it, whichever it is.
        Implementations<IMultiplierRule>()
            .Where(name => name != nameof(CappedMultipliers))
            .ShouldBe(
                RuleCatalogue.MultiplierRules.Select(m => m.GetType().Name).Distinct().Order(StringComparer.Ordinal)
            );

    [Fact]
    public void EveryMeasureAndRule_NamesItsSource()
    {
        foreach (var measure in MeasureCatalogue.All)
            measure.Source.Length.ShouldBeGreaterThan(10, measure.Name);
        foreach (var formula in PayoutFormulas.All)
            formula.Source.Length.ShouldBeGreaterThan(10, formula.Text);
        foreach (var rule in RuleCatalogue.MultiplierRules)
            rule.Source.Length.ShouldBeGreaterThan(10, rule.Id);
        foreach (var rule in PayoutTimeline.Shipped.Rules)
        {
            rule.Sources.ShouldNotBeEmpty(rule.Id);
            rule.Confidence.ShouldNotBeNullOrWhiteSpace(rule.Id);
        }
        foreach (var era in PayoutTimeline.Shipped.Eras)
            era.Source.ShouldNotBeNullOrWhiteSpace(era.Name);
    }

    private static IEnumerable<string> Implementations<T>() =>
        typeof(T)
            .Assembly.GetTypes()
            .Where(t => t.IsClass && typeof(T).IsAssignableFrom(t))
            .Select(t => t.Name)
            .Order(StringComparer.Ordinal);

    private static CliHost Anything() =>
        new()
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            IsOutputTerminal = false,
            IsErrorTerminal = false,
            Width = 80,
            Clock = TimeProvider.System,
            Environment = _ => null,
        };
}
