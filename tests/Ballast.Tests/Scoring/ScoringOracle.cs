using System.Globalization;
using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Scoring;

/// <summary>
/// Predictions, targets and features with the answers that the official numerai-tools gave (numpy, pandas, scipy): <c>oracles/expected/scoring</c>.
/// Tolerance 1e-9, where features are neutralised 1e-7.
/// </summary>
internal sealed class ScoringOracle
{
    private readonly Dictionary<string, double[]> _columns;

    private ScoringOracle(string table, string? answers)
    {
        _columns = Read(table);
        Answers = answers is null ? default : Document(answers);
    }

    public static ScoringOracle Tiny => new("tiny_20.csv", "tiny_20.expected.json");

    public static ScoringOracle Big => new("big_5000.csv", "big_5000.expected.json");

    public static JsonElement Edges => Document("edge_behaviour.json");

    public JsonElement Answers { get; }

    public double[] this[string column] => _columns[column];

    public double[] Target => this["target"];

    /// <summary>The twenty features of the big table, in their order.</summary>
    public static IReadOnlyDictionary<string, double[]> Features() => Read("big_5000_features.csv");

    public static string Path(string file) => Oracles.File("expected", "scoring", file);

    private static JsonElement Document(string file) => JsonDocument.Parse(File.ReadAllText(Path(file))).RootElement;

    private static Dictionary<string, double[]> Read(string file)
    {
        string[][] cells = [.. File.ReadAllLines(Path(file)).Select(l => l.Split(','))];
        return cells[0]
            .Index()
            .Skip(1)
            .ToDictionary(c => c.Item, c => cells.Skip(1).Select(row => Number(row[c.Index])).ToArray());
    }

    private static double Number(string cell) =>
        cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture);
}
