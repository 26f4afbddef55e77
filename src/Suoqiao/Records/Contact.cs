using Suoqiao.Standards;

namespace Suoqiao.Records;

/// <summary>How to reach a person. Personal data: pages show <see cref="Masked"/>; what lies behind it is shown by a recorded reading only.</summary>
internal sealed record Contact
{
    public string Name { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Mail { get; init; } = "";

    public bool IsEmpty => Name.Length + Phone.Length + Mail.Length == 0;

    public Contact Masked() => new() { Name = MaskName(Name), Phone = MaskPhone(Phone), Mail = MaskMail(Mail) };

    /// <summary>A telephone number as it is kept. What is none stays as it was typed: its field has refused it.</summary>
    public static string Dialled(string? typed) => typed is null ? "" : Telephone.Read(typed) ?? typed.Trim();

    public static string MaskName(string name) => name.Length == 0 ? "" : $"{char.ConvertFromUtf32(char.ConvertToUtf32(name, 0))}**";

    public static string MaskPhone(string phone) => phone.Length < 7 ? new string('*', phone.Length) : $"{phone[..3]}****{phone[^2..]}";

    public static string MaskMail(string mail) =>
        mail.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? $"{mail[0]}***{mail[at..]}" : new string('*', mail.Length);
}
