using Ballast.Delivery.Messages;

namespace Ballast.Delivery.Settings;

/// <summary>Reads texts where the settings say that they stand, and takes what was read out of whatever is said later.</summary>
/// <param name="environment">Reads an environment variable; null where it is not set.</param>
public sealed class SettingReader(Func<string, string?> environment)
{
    private const string Blank = "***";
    private const int Longest = 4096;

    // A shorter one would be found in words that are none.
    private const int ShortestSecret = 4;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);

    /// <summary>A text that is kept out of messages from then on.</summary>
    /// <param name="text">Where it stands.</param>
    /// <param name="what">What it is, such as <c>secret</c>.</param>
    /// <exception cref="DeliveryException">It is not there.</exception>
    public string Secret(SettingText text, string what)
    {
        var secret = Read(text, what);
        Hide(secret);
        // As it stands in an address, too.
        Hide(Uri.EscapeDataString(secret));
        return secret;
    }

    /// <summary>An address; what stands in it behind the host is kept out of messages, because it is what lets somebody write there.</summary>
    /// <exception cref="DeliveryException">It is not there, or is none that may be used.</exception>
    public Uri Address(SettingText text)
    {
        var said = Read(text, "address");
        Hide(said);
        if (WebAddress.Problem(said) is { } problem)
            throw new DeliveryException($"The address ({text}) {problem}");
        var address = new Uri(said);
        Hide(address.PathAndQuery.TrimStart('/'));
        return address;
    }

    /// <summary>The text without what is kept out.</summary>
    public string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (_lock)
        {
            foreach (var secret in _secrets.OrderByDescending(s => s.Length))
                text = text.Replace(secret, Blank, StringComparison.OrdinalIgnoreCase);
        }
        return text;
    }

    private void Hide(string secret)
    {
        lock (_lock)
        {
            if (secret.Length >= ShortestSecret)
                _secrets.Add(secret);
        }
    }

    private string Read(SettingText text, string what) =>
        (
            text.Variable is { } name ? FromVariable(name, what)
            : text.File is { } file ? FromFile(file, what)
            : text.Value!
        );

    private string FromVariable(string name, string what) =>
        environment(name) is { } value && value.Trim() is { Length: > 0 } said
            ? said
            : throw new DeliveryException($"The environment variable {name}, which holds the {what}, is not set.");

    private static string FromFile(string file, string what)
    {
        try
        {
            var line = File.ReadLines(file).FirstOrDefault()?.Trim() ?? "";
            return line.Length is > 0 and <= Longest
                ? line
                : throw new DeliveryException($"The first line of {file} is no {what}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeliveryException($"The file {file}, which holds the {what}, cannot be read.", e);
        }
    }
}
