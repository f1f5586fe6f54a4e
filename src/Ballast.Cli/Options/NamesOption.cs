namespace Ballast.Cli.Options;

/// <summary>Reads how models are to be called: <c>k3_01,shatteredx,diorite</c>. An empty name is one: <c>k3_01,</c> has two.</summary>
internal static class NamesOption
{
    private const int LongestName = 100;

    private const int MostNames = 10_000;

    public static IReadOnlyList<string> Read(string? text, string command)
    {
        if (text is null)
            return [];
        var names = text.Split(',', StringSplitOptions.TrimEntries);
        if (names.Length > MostNames)
            throw new UsageException(command, $"--names is a list of at most {MostNames} names.");
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            if (name.Length > LongestName || name.Any(char.IsControl))
                throw new UsageException(
                    command,
                    $"--names has a name with more than {LongestName} characters, or with one that is not to be seen."
                );
            if (!known.Add(name))
                throw new UsageException(command, $"--names has '{name}' twice; names differ by more than their case.");
        }
        return names;
    }
}
