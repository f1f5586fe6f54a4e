namespace Ballast.Cli.Options;

/// <summary>Reads a word that names one of an enum's values.</summary>
internal static class Choice
{
    public static T Read<T>(string text, string option, string command)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (text.Equals(value.ToString(), StringComparison.OrdinalIgnoreCase))
                return value;
        }
        var names = string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant();
        throw new UsageException(command, $"{option} is one of {names}, not '{text}'.");
    }
}
