using Ballast.Numerai.Errors;

namespace Ballast.Numerai.Keys;

/// <summary>Reads a <c>.env</c> file: lines <c>NAME=value</c>, optionally quoted or with <c>export</c> in front; # comments.</summary>
public static class EnvFile
{
    /// <summary>What the file says, and a warning where others can read it.</summary>
    /// <param name="Values">By name; the last line wins.</param>
    /// <param name="Warnings">For people; they never hold a value.</param>
    public sealed record Content(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Warnings)
    {
        /// <summary>Names only: the values are secrets.</summary>
        public override string ToString() => $".env file with {string.Join(", ", Values.Keys)}";
    }

    /// <summary>Reads the file; a file that is not there says nothing.</summary>
    /// <exception cref="NumeraiException">The file is there and cannot be read.</exception>
    public static Content Read(string path)
    {
        if (!File.Exists(path))
            return new Content(new Dictionary<string, string>(StringComparer.Ordinal), []);
        try
        {
            return new Content(Parse(File.ReadAllLines(path)), Warnings(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NumeraiException(
                NumeraiErrorCode.Configuration,
                $"{path} cannot be read; check its permissions."
            );
        }
    }

    private static Dictionary<string, string> Parse(IEnumerable<string> lines)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var raw in lines)
        {
            var line = raw.Trim();
            if (line.StartsWith("export ", StringComparison.Ordinal))
                line = line["export ".Length..].TrimStart();
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || line[0] == '#')
                continue;
            values[line[..equals].TrimEnd()] = Value(line[(equals + 1)..].Trim());
        }
        return values;
    }

    private static string Value(string text)
    {
        if (text.Length > 1 && text[0] is '"' or '\'')
        {
            var close = text.IndexOf(text[0], 1);
            if (close > 0)
                return text[1..close];
        }
        // A comment needs a blank before it: a secret may hold a '#'.
        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? text : text[..comment].TrimEnd();
    }

    private static string[] Warnings(string path)
    {
        const UnixFileMode Others =
            UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None
            ? [$"{path} holds keys and others can read it; run: chmod 600 {path}"]
            : [];
    }
}
