using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Plan.Targets;

/// <summary>A target that somebody wrote down: a file, or MODEL=NMR with commas between.</summary>
/// <param name="Source">file or given.</param>
/// <param name="Name">The file's name without its path, or what the amounts are.</param>
/// <param name="Rows">A model each, as it was written, with its amount.</param>
/// <param name="IsNmr">Whether amounts are NMR; else weights, which divide a total.</param>
internal sealed record StatedTarget(
    string Source,
    string Name,
    IReadOnlyList<(string Model, decimal Amount)> Rows,
    bool IsNmr
)
{
    // Parts of a total may be any number that can be added up.
    private const decimal Largest = 1_000_000_000m;

    /// <summary>The option that it is said with.</summary>
    public static OptionName Option { get; } = new("target");

    /// <summary>Reads a file's text: CSV with a header, or JSON.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="ParameterException">A line cannot be read.</exception>
    public static StatedTarget OfFile(string name, string text)
    {
        var trimmed = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        var (rows, isNmr) =
            trimmed.StartsWith('{') || trimmed.StartsWith('[') ? TargetJson.Read(trimmed) : TargetCsv.Read(trimmed);
        return new StatedTarget("file", name[(name.LastIndexOfAny(['/', '\\']) + 1)..], Checked(rows, isNmr), isNmr);
    }

    /// <summary>Reads amounts that were written out.</summary>
    /// <exception cref="ParameterException">One cannot be read.</exception>
    public static StatedTarget OfWords(string text)
    {
        var rows = new List<(string, decimal)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // A name may hold the sign; an amount does not.
            var at = part.LastIndexOf('=');
            if (at <= 0)
                throw new ParameterException($"{Option}: '{part}' is not MODEL=NMR, such as my_model=50.");
            rows.Add((part[..at].Trim(), Amount(part[(at + 1)..].Trim(), $"{Option}")));
        }
        return new StatedTarget("given", "amounts", Checked(rows, isNmr: true), IsNmr: true);
    }

    /// <summary>An amount of NMR or a weight.</summary>
    /// <exception cref="ParameterException">It is none, or below 0.</exception>
    internal static decimal Amount(string text, Notice where) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var amount
        ) && amount is >= 0 and <= Largest
            ? amount
            : throw new ParameterException(
                $"{where}: an amount is a number from 0 on with a point, such as 12.5, not '{text}'."
            );

    private static IReadOnlyList<(string Model, decimal Amount)> Checked(
        IReadOnlyList<(string Model, decimal Amount)> rows,
        bool isNmr
    )
    {
        if (isNmr && rows.FirstOrDefault(r => r.Amount > Plausible.Supply) is { Model: { } model, Amount: var amount })
            throw new ParameterException(
                $"{Option}: {model} shall have {Format.Exact(amount)} NMR, and there are {Format.Exact(Plausible.Supply)} at most."
            );
        if (rows.Count == 0)
            throw new ParameterException($"{Option}: no model stands in it.");
        if (rows.Any(r => string.IsNullOrWhiteSpace(r.Model)))
            throw new ParameterException($"{Option}: a row has no model.");
        return
            rows.GroupBy(r => r.Model.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1)
                is { } twice
            ? throw new ParameterException($"{Option}: {twice.Key} stands there {twice.Count()} times; once is enough.")
            : [.. rows.Select(r => (r.Model.Trim(), r.Amount))];
    }
}
