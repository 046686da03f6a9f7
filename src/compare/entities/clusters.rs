//! Clusters of entities that grow while rules join them.

use std::collections::BTreeSet;

use super::{Node, may_be_one};
use crate::{compare::Names, parse::EntityKind};

/// Clusters of nodes that remember which articles they have people in.
pub(super) struct Clusters<'n> {
    /// What a person said of names.
    said: &'n Names,
    /// Of each top: those of its names that were said to be apart from others. Empty where nothing was.
    parted: Vec<BTreeSet<String>>,
    parent: Vec<usize>,
    /// Of each top: the article and entity of its members.
    members: Vec<BTreeSet<(u32, u32)>>,
    kinds: Vec<EntityKind>,
}

impl<'n> Clusters<'n> {
    pub(super) fn new(nodes: &[Node<'_>], said: &'n Names) -> Self {
        let told = said.parted();
        let parted_of = |node: &Node<'_>| -> BTreeSet<String> {
            let names = std::iter::once(&node.raw.name).chain(&node.raw.aliases).map(|name| Names::key(name));
            names.filter(|name| told.contains(name.as_str())).collect()
        };
        let parted = if said.part_any() { nodes.iter().map(parted_of).collect() } else { Vec::new() };
        Self {
            said,
            parted,
            parent: (0..nodes.len()).collect(),
            members: nodes.iter().map(|n| BTreeSet::from([(n.source, n.entity)])).collect(),
            kinds: nodes.iter().map(|n| n.kind).collect(),
        }
    }

    pub(super) fn top(&mut self, mut node: usize) -> usize {
        while let Some(&above) = self.parent.get(node)
            && above != node
        {
            let next = self.parent.get(above).copied().unwrap_or(above);
            if let Some(parent) = self.parent.get_mut(node) {
                *parent = next;
            }
            node = above;
        }
        node
    }

    pub(super) fn same(&mut self, a: usize, b: usize) -> bool {
        self.top(a) == self.top(b)
    }

    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (x, y) = (self.top(a), self.top(b));
        if may_be_one(self.kind(x), self.kind(y)) {
            self.join_as_said(x, y);
        }
    }

    /// Joins what a person said is one, whatever kinds of thing they are; not what was said to be two.
    pub(super) fn join_as_said(&mut self, a: usize, b: usize) {
        let (a, b) = (self.top(a), self.top(b));
        if a == b || self.are_told_apart(a, b) {
            return;
        }
        let (less, more) = if self.size(a) < self.size(b) || self.size(a) == self.size(b) && a > b { (a, b) } else { (b, a) };
        let moved = self.members.get_mut(less).map(std::mem::take).unwrap_or_default();
        if let Some(members) = self.members.get_mut(more) {
            members.extend(moved);
        }
        let names = self.parted.get_mut(less).map(std::mem::take).unwrap_or_default();
        if let Some(parted) = self.parted.get_mut(more) {
            parted.extend(names);
        }
        if self.kind(more) == EntityKind::Other {
            let kind = self.kind(less);
            if let Some(k) = self.kinds.get_mut(more) {
                *k = kind;
            }
        }
        if let Some(parent) = self.parent.get_mut(less) {
            *parent = more;
        }
    }

    /// Joins them but where one article knows both, as two.
    pub(super) fn join_unless_two_people(&mut self, a: usize, b: usize) {
        if !self.are_in_one_article(a, b) {
            self.join(a, b);
        }
    }

    /// Joins them, of whatever kinds they are, but where one article knows both.
    pub(super) fn join_of_any_kind(&mut self, a: usize, b: usize) {
        if !self.are_in_one_article(a, b) {
            self.join_as_said(a, b);
        }
    }

    /// Whether an article has members of both clusters.
    fn are_in_one_article(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.top(a), self.top(b));
        let (Some(x), Some(y)) = (self.members.get(a), self.members.get(b)) else { return false };
        let (less, more) = if x.len() < y.len() { (x, y) } else { (y, x) };
        a != b && less.iter().any(|&(source, _)| more.range((source, 0)..=(source, u32::MAX)).next().is_some())
    }

    /// How many of the articles' entities the cluster of `node` has: as many as articles, but for those that have two of them.
    pub(super) fn size_of(&mut self, node: usize) -> usize {
        let top = self.top(node);
        self.size(top)
    }

    /// Whether the cluster of `node` has anybody in an article.
    pub(super) fn is_in(&mut self, node: usize, source: u32) -> bool {
        let top = self.top(node);
        self.members.get(top).is_some_and(|members| members.range((source, 0)..=(source, u32::MAX)).next().is_some())
    }

    fn are_told_apart(&self, a: usize, b: usize) -> bool {
        self.parted.get(a).zip(self.parted.get(b)).is_some_and(|(a, b)| self.said.part(a, b))
    }

    fn kind(&self, node: usize) -> EntityKind {
        self.kinds.get(node).copied().unwrap_or(EntityKind::Other)
    }

    fn size(&self, node: usize) -> usize {
        self.members.get(node).map_or(0, BTreeSet::len)
    }
}
