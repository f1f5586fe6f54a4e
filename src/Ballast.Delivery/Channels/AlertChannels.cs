using System.Runtime.CompilerServices;
using Ballast.Delivery.Settings;

namespace Ballast.Delivery.Channels;

/// <summary>The channels of some settings.</summary>
/// <param name="settings">The settings.</param>
/// <param name="reader">Reads their secrets.</param>
/// <param name="clock">The clock.</param>
public sealed class AlertChannels(AlertSettings settings, SettingReader reader, TimeProvider clock)
{
    /// <summary>A channel by its name; null where the settings have none.</summary>
    public IAlertChannel? Find(string name) =>
        settings.Find(name) is { } channel
            ? channel.Kind switch
            {
                ChannelKind.Webhook => new WebhookChannel(channel, reader, clock, HttpPost.Shared),
                ChannelKind.Telegram => Chat(channel, ChatTemplate.Telegram),
                ChannelKind.Discord => Chat(channel, ChatTemplate.Discord),
                ChannelKind.Slack => Chat(channel, ChatTemplate.Slack),
                ChannelKind.Email => Email(channel),
                ChannelKind.Desktop => new DesktopChannel(),
                _ => throw new ArgumentOutOfRangeException(nameof(name), channel.Kind, null),
            }
            : null;

    private ChatChannel Chat(ChannelSettings channel, ChatTemplate template) =>
        new(channel, template, reader, HttpPost.Shared);

    // The library is loaded where e-mail is sent, and not for other channels.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private EmailChannel Email(ChannelSettings channel) => new(channel, reader, clock);
}
