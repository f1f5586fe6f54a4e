using System.Text;

namespace Ballast.Core.Questions.Risk;

/// <summary>Names of measures as people read them; JSON has the keys.</summary>
internal static class MeasureNames
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["return"] = "mean return",
        ["total"] = "sum of the returns",
        ["compounded"] = "compounded growth",
        ["maxDrawdown"] = "deepest fall",
        ["maxDrawdownAdditive"] = "deepest fall of the summed returns",
        ["recoveryRounds"] = "rounds to recover",
        ["burnRate"] = "share of rounds that burned",
        ["winRate"] = "share of rounds that paid",
        ["longestBurnStreak"] = "most burns in a row",
        ["worst20Rounds"] = "worst 20 rounds in a row",
        ["var"] = "VaR",
        ["cvar"] = "CVaR",
        ["cvarExact"] = "CVaR, exact",
        ["cvarAdjusted"] = "CVaR, adjusted",
        ["sharpe"] = "Sharpe ratio",
        ["sharpe20"] = "Sharpe ratio of 20 rounds",
        ["loSharpe"] = "Sharpe ratio for overlapping rounds",
        ["tssr"] = "Sharpe ratio over time (TSSR)",
        ["sortino"] = "Sortino ratio",
        ["calmar"] = "Calmar ratio",
        ["omega"] = "Omega ratio",
        ["tStatistic"] = "t statistic",
    };

    /// <summary>The name of a measure, or of a criterion that ranks by one.</summary>
    public static string InWords(string name) => Known.GetValueOrDefault(name) ?? Apart(name);

    /// <summary>downsideDeviation -> downside deviation.</summary>
    private static string Apart(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
                words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }
        return words.ToString();
    }
}
