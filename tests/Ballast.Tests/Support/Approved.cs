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
        got.ShouldBe(
            approved,
            $"Read {name}.txt.received beside the approved text; if it is right, rename it over the old one."
        );
    }
}
