namespace Ballast.Tests.Support;

/// <summary>Compares a text with the one that was approved; writes what it got beside it where they differ.</summary>
internal static class Approved
{
    /// <param name="text">What the program says now.</param>
    /// <param name="name">File name under Approved/, without ending.</param>
    public static void Matches(string text, string name)
    {
        var path = Repository.Path("tests", "Ballast.Tests", "Approved", name + ".txt");
        var got = string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()));
        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (got == approved)
            return;
        File.WriteAllText(path + ".received", got);
        var (now, before) = (got.Split('\n'), approved.Split('\n'));
        var lines = Enumerable.Range(0, Math.Max(now.Length, before.Length));
        var line = lines.First(i => now.ElementAtOrDefault(i) != before.ElementAtOrDefault(i));
        Assert.Fail(
            $"{name}.txt differs from line {line + 1} on:\n  approved: {before.ElementAtOrDefault(line)}\n  now:      {now.ElementAtOrDefault(line)}\n"
                + $"Read {name}.txt.received beside it; if it is right, rename it over the approved one."
        );
    }
}
