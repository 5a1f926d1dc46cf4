//! What is said in chats. Each conversation is a list of turns, the customer's first.

/// Conversations from beginning to end: customer and agent by turns.
pub(super) const CONVERSATIONS: &[&[&str]] = &[
    &[
        "Hello, I cannot sign in to my account any more.",
        "Good day, {customer}. My name is {agent}. What happens when you try?",
        "It says that my account is locked.",
        "That comes from too many attempts. May I have your account number?",
        "It is {account}",
        "Thank you. I am unlocking it now, one moment please.",
        "ok",
        "Done. You get an e-mail with a link for a new password.",
        "Got it, that works. Thank you!",
        "You are welcome. Is there anything else?",
    ],
    &[
        "hi, where is my order?",
        "Hello {customer}, this is {agent}. I will look that up. Do you have an order number?",
        "no, only the account: {account}",
        "That is enough. I see one order, shipped on Monday.",
        "It should have been here yesterday",
        "The carrier has it at the depot. They will try again tomorrow morning.",
        "Between what times?",
        "Between 9 and 12. I have put your phone number on the label.",
        "fine, thanks",
        "Thank you for your patience, {customer}.",
    ],
    &[
        "Bonjour, ma facture est plus élevée que d'habitude.",
        "Bonjour {customer}, je suis {agent}. Je regarde votre facture tout de suite.",
        "Compte {account}",
        "Merci. Il y a 12 € d'appels vers l'étranger le 4.",
        "Je n'ai appelé personne à l'étranger…",
        "C'était un numéro de service. Je peux vous rembourser la moitié.",
        "D'accord, merci.",
        "C'est fait, vous le verrez sur la prochaine facture.",
    ],
    &[
        "Do you have an offer for a small office, about 20 people?",
        "Good morning, I am {agent}. Yes: lines, phones and a fixed price per seat.",
        "What would it cost?",
        "From 14.90 per seat and month, depending on the phones.",
        "Can I get that in writing?",
        "Of course. To which address may I send the quote?",
        "the one in account {account}",
        "It will be there today. Shall a colleague call you on Friday?",
        "Friday is good. After 10 please.",
        "Noted. Thank you, {customer}!",
    ],
    &[
        "my router keeps restarting",
        "Hello {customer}, {agent} here. Since when does it do that?",
        "since last night, every ten minutes or so",
        "Which lights are on just before it restarts?",
        "power and one orange",
        "Then it is the power supply. I can send you a new one.",
        "how long does that take",
        "Two days. It costs nothing, your warranty runs until next year.",
        "great <3 & thanks",
        "Happy to help. Please keep the old one for the return.",
    ],
];

/// What agents and customers go on with when a chat is longer than its conversation.
pub(super) const MORE: &[(&str, &str)] = &[
    ("One more thing: can I see all this on the web site?", "Yes, under My Account, Messages."),
    ("And is my phone number right in your system?", "It ends with 42, is that yours?"),
    ("Could you send me a summary?", "I will send it to your e-mail address."),
    ("Sorry, somebody was at the door.", "No problem, take your time."),
    ("I found another letter from you, dated the 3rd.", "That one crossed with your payment."),
    ("Does that change my contract?", "No, everything stays as it is."),
];
