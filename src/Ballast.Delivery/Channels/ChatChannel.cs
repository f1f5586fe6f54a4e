using System.Text;
using Ballast.Core.Store;
using Ballast.Delivery.Messages;
using Ballast.Delivery.Settings;

namespace Ballast.Delivery.Channels;

/// <summary>A chat that takes messages by an address that only its owner knows. It knows no ids: what is sent twice after a crash stands there twice.</summary>
internal sealed class ChatChannel(ChannelSettings settings, ChatTemplate template, SettingReader reader, HttpPost post)
    : IAlertChannel
{
    private static readonly SettingText Telegram = new("https://api.telegram.org", null, null);

    /// <inheritdoc/>
    public Task SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        var body = template.Body(Text(message), settings.Chat);
        return post.SendAsync(Address(), Encoding.UTF8.GetBytes(body.ToJsonString()), [], cancellation);
    }

    private string Text(AlertMessage message)
    {
        var left = template.Most;
        var lines = new List<string>();
        foreach (
            var line in message.Lines.Prepend(message.IsTest ? message.Title : Urgency(message)).Append(message.Footer)
        )
        {
            if (left <= 1)
                break;
            var cut = PlainLine.Of(line, left);
            left -= cut.Length + 1;
            lines.Add(template.Escape(cut));
        }
        return string.Join('\n', lines);
    }

    private static string Urgency(AlertMessage message) => $"Ballast, {message.Incident.Urgency.InWords()}";

    private Uri Address()
    {
        if (settings.Kind != ChannelKind.Telegram)
            return reader.Address(settings.Address!);
        var token = reader.Secret(settings.Secret!, "token");
        if (!token.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '_'))
            throw new DeliveryException("The token is none of Telegram's: letters, digits, :, - and _.");
        var server = (settings.Address ?? Telegram).Value!.TrimEnd('/');
        return new Uri($"{server}/bot{token}/sendMessage");
    }
}
