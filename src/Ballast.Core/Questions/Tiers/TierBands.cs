namespace Ballast.Core.Questions.Tiers;

/// <summary>The history of tiers in letters, for a terminal: a line a model, a letter for a stretch of rounds.</summary>
internal static class TierBands
{
    private const int Width = 60;
    private const int MostModels = 20;

    /// <summary>The lines; none where nobody moved.</summary>
    public static IReadOnlyList<string> Write(TiersAnswer answer)
    {
        if (answer.Moves.Count == 0)
            return [];
        var names = answer.Models.Take(MostModels).Select(m => m.Model).ToList();
        var widest = names.Max(n => Math.Min(n.Length, 20));
        var (first, last) = (answer.Moves[0].Round, Math.Max(answer.To, answer.Moves[^1].Round));
        var lines = names.ConvertAll(n => Line(answer, n, widest, first, last));
        // Digits count from the lowest tier on: names may begin with the same letter.
        var key = string.Join(", ", answer.Tiers.Select((t, i) => $"{i} {t.Name}"));
        return [.. lines, $"rounds {first} to {last}; {key}"];
    }

    private static string Line(TiersAnswer answer, string model, int widest, int first, int last)
    {
        var moves = answer.Moves.Where(m => m.Model == model).ToList();
        var tiers = answer.Tiers.Select(t => t.Name).ToList();
        var letters = new char[Width];
        for (var i = 0; i < Width; i++)
        {
            var round = first + (int)((long)(last - first) * i / (Width - 1));
            letters[i] = moves.LastOrDefault(m => m.Round <= round) is { } move
                ? (char)('0' + Math.Min(9, tiers.IndexOf(move.To)))
                : ' ';
        }
        var name = model.Length > 20 ? model[..20] : model;
        return $"{name.PadRight(widest)} {new string(letters)}";
    }
}
