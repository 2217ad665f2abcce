// What the roles are called, and what they are for, in the words of pages and terminal.
import type { Role } from '../domain/user.js';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  viewer: '查看',
  clerk: '录入',
  auditor: '审计',
  admin: '管理',
};

export const ROLE_TASKS: Readonly<Record<Role, string>> = {
  viewer: '看报表和来源、导出数据',
  clerk: '查看之外，可录入、核对、更正和归并',
  auditor: '查看之外，可看审计链、校验、导出审计包',
  admin: '可做全部，包括管理用户和隐去来源',
};
