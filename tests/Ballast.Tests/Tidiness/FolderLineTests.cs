using System.Reflection;
using Ballast.Cli;
using Ballast.Tests.Support;
using Ballast.Worker;

namespace Ballast.Tests.Tidiness;

/// <summary>Folders that lie side by side never refer to each other in a circle: in every project, down to the last folder.</summary>
public sealed class FolderLineTests
{
    [Fact]
    public void Folders_SideBySide_FormALine()
    {
        var (found, why) = (new List<string>(), new List<string>());
        foreach (var project in Repository.Projects)
        {
            var types = TypeReferences
                .Read(Project(project))
                .ToLookup(r => (r.From.Namespace ?? "", r.To.Namespace ?? ""), r => $"{r.From.Name} -> {r.To.Name}");
            foreach (var (name, references) in Circles([.. types.Select(r => r.Key)]))
            {
                found.Add(name);
                why.AddRange(references.Select(r => $"{r.From} uses {r.To}: {string.Join(", ", types[r])}"));
            }
        }
        found.ShouldBeEmpty(string.Join('\n', why));
    }

    [Theory]
    [InlineData("A>B B.D>C C>A.E F>A", "P: A, B, C")]
    [InlineData("A.X.M>A.Y A.Y.N>A.X A>B B.C>B.D", "P.A: X, Y")]
    [InlineData("A>B B>C.D A>C C.D>C C>C.D", "")]
    public void Circle_OfFoldersSideBySide_IsFound(string references, string expected)
    {
        var pairs = references.Split(' ').Select(r => r.Split('>')).Select(p => ("P." + p[0], "P." + p[1]));
        string.Join("; ", Circles([.. pairs]).Select(c => c.Name)).ShouldBe(expected);
    }

    private static IEnumerable<(string Name, List<(string From, string To)> References)> Circles(
        IReadOnlyList<(string From, string To)> references
    )
    {
        foreach (var parent in references.SelectMany(r => Ancestors(r.From)).Distinct().Order(StringComparer.Ordinal))
        {
            var inside = references
                .Where(r => Child(parent, r.From) is { } from && Child(parent, r.To) is { } to && from != to)
                .ToList();
            var next = inside.ToLookup(r => Child(parent, r.From)!, r => Child(parent, r.To)!);
            var reached = next.ToDictionary(n => n.Key, n => Reached(n.Key, next));
            var circles = reached
                .Where(r => r.Value.Contains(r.Key))
                .Select(r =>
                    r.Value.Where(to => reached.GetValueOrDefault(to, []).Contains(r.Key))
                        .Order(StringComparer.Ordinal)
                        .ToList()
                );
            foreach (var circle in circles.DistinctBy(c => c[0]))
                yield return (
                    $"{parent}: {string.Join(", ", circle)}",
                    inside.FindAll(r =>
                        circle.Contains(Child(parent, r.From)!) && circle.Contains(Child(parent, r.To)!)
                    )
                );
        }
    }

    private static HashSet<string> Reached(string folder, ILookup<string, string> next)
    {
        var (reached, left) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>(next[folder]));
        while (left.TryPop(out var one))
        {
            if (!reached.Add(one))
                continue;
            foreach (var further in next[one])
                left.Push(further);
        }
        return reached;
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var dot = folder.LastIndexOf('.'); dot > 0; dot = folder.LastIndexOf('.', dot - 1))
            yield return folder[..dot];
    }

    private static string? Child(string parent, string folder) =>
        folder.StartsWith(parent + ".", StringComparison.Ordinal) ? folder[(parent.Length + 1)..].Split('.')[0] : null;

    // Programs are named as users call them.
    private static Assembly Project(string name) =>
        name switch
        {
            "Ballast.Cli" => typeof(Application).Assembly,
            "Ballast.Worker" => typeof(WorkerCommand).Assembly,
            _ => Assembly.Load(name),
        };
}
