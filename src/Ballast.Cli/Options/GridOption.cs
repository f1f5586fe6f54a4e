using System.CommandLine;
using System.Globalization;
using Ballast.Core.Backtesting;
using Ballast.Core.Rounds;

namespace Ballast.Cli.Options;

/// <summary><c>--grid corr=0,0.5,1 --grid mmc=0,1,2</c>: metrics with the multipliers to try.</summary>
internal sealed class GridOption
{
    private readonly Option<string[]> _grid = new("--grid")
    {
        Description =
            "Multipliers to try of one metric; give it once a metric (default: the options of the rule in force).",
        HelpName = "METRIC=A,B,…",
        DefaultValueFactory = _ => [],
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public void AddTo(Command command) => command.Add(_grid);

    public IReadOnlyList<(Metric Metric, IReadOnlyList<decimal> Options)> Read(ParseResult parsed, string command)
    {
        var axes = parsed.GetValue(_grid)!.Select(text => Axis(text, command)).ToList();
        if (axes.DistinctBy(a => a.Metric).Count() != axes.Count)
            throw new UsageException(command, "--grid names a metric twice.");
        if (axes.Aggregate(1.0, (product, a) => product * a.Options.Count) > MultiplierGrid.MostCombinations)
            throw new UsageException(command, $"--grid has more than {MultiplierGrid.MostCombinations} combinations.");
        if (axes.Count > 0 && axes.All(a => a.Options.All(o => o == 0)))
            throw new UsageException(command, "Every multiplier of --grid is 0.");
        return axes;
    }

    private static (Metric Metric, IReadOnlyList<decimal> Options) Axis(string text, string command)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0 || string.IsNullOrWhiteSpace(text[..at]))
            throw Wrong(text, command);
        var options = new List<decimal>();
        foreach (var part in text[(at + 1)..].Split(',', StringSplitOptions.TrimEntries))
        {
            if (!decimal.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var option))
                throw Wrong(text, command);
            if (!options.Contains(option))
                options.Add(option);
        }
        return (Scores.Read(text[..at], "--grid", command), options);
    }

    private static UsageException Wrong(string text, string command) =>
        new(command, $"--grid is METRIC=A,B,… such as corr=0,0.5,1, not '{text}'.");
}
